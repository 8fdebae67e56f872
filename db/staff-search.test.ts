import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { createDraft } from "#db/article-drafts.ts";
import { releaseArticle } from "#db/article-locks.ts";
import { autosave } from "#db/autosave.ts";
import { db } from "#db/client.ts";
import { searchComments } from "#db/comment-search.ts";
import { addComment } from "#db/comment-writes.ts";
import { listDesk } from "#db/desk-list.ts";
import { listPictures } from "#db/media-library.ts";
import { makeModerator, makePerson } from "#db/testing/people.ts";
import { hoursAgo, makeLive, makeMedia, makeSection, operator, paragraphs } from "#db/testing/rows.ts";
import { COMMENT_STATES } from "#lib/comments.ts";
import { grantViewer, grantWriter } from "#lib/grant.ts";
import type { Moderator, Writer } from "#lib/proof.ts";
import { parseStaffSearch } from "#lib/staff-search.ts";

const writerOf = async (role: "author" | "editor" | "admin"): Promise<Writer> => {
  const userId = await makePerson({ role });
  return grantWriter(grantViewer({ userId, name: role, role, sessionId: "", addressKey: "" })) as Writer;
};

let author: Writer;
let colleague: Writer;
let editor: Writer;
let moderator: Moderator;
let sectionId: number;

beforeAll(async () => {
  [author, colleague] = [await writerOf("author"), await writerOf("author")];
  editor = await writerOf("editor");
  moderator = await makeModerator();
  sectionId = await makeSection();
});

const articlesOf = async (writer: Writer, q: string) =>
  (await listDesk(writer, parseStaffSearch({ q }, writer.role).articles)).lines.map(({ id }) => id);
const commentsOf = async (words: string) =>
  (await searchComments(moderator, { words, after: null })).lines.map(({ id }) => id);
const mediaOf = async (q: string) =>
  (await listPictures(parseStaffSearch({ q }, "author").media)).lines.map(({ id }) => id);

const saved = async (writer: Writer, id: number, changes: Parameters<typeof autosave>[2]["changes"]) => {
  const { rows } = await db().execute<{ version: number }>(
    sql`SELECT a.version FROM articles a WHERE a.id = ${id}`,
  );
  await autosave(writer, id, { version: rows[0]?.version ?? 0, changes });
  await releaseArticle(writer, id);
};

async function draftOf(writer: Writer, title: string, text = "Ein Satz."): Promise<number> {
  const id = await createDraft(writer, { title, sectionId });
  await saved(writer, id, { body: paragraphs(text) as never });
  return id;
}

type Said = { body?: string; authorName?: string; state?: (typeof COMMENT_STATES)[number]; hours?: number };
const comment = async (articleId: number, { body = "Aha.", authorName = "Dachs", ...rest }: Said) =>
  addComment(operator, {
    articleId,
    parentId: null,
    authorName,
    body,
    state: rest.state ?? "pending",
    createdAt: hoursAgo(rest.hours ?? 1),
  });

describe("articles", () => {
  it("are found in a draft by headline, standfirst and text: by whoever wrote it and by who publishes", async () => {
    const id = await draftOf(author, "Geheimakte Silberfuchs", "Im Keller lag Bernsteinstaub.");
    await saved(author, id, { standfirst: "Vom Nachtfalterhaus." });
    for (const words of ["silberf", "bernstein", "nachtfalter", "keller silberfuchs"]) {
      expect(await articlesOf(author, words), words).toEqual([id]);
      expect(await articlesOf(editor, words), words).toEqual([id]);
      expect(await articlesOf(colleague, words), words).toEqual([]);
    }
  });

  it("are found by what is being changed in them, once for both", async () => {
    const id = await makeLive({ sectionId, title: "Kranichzug im Moor" });
    await saved(editor, id, {
      title: "Kranichzug im Hochmoor",
      body: paragraphs("Die Torfkante bricht, sagt die Behörde.") as never,
    });
    for (const words of ["hochmoor", "torfkante", "kranichzug"])
      expect(await articlesOf(editor, words), words).toEqual([id]);
    // "paragraph" and "text" are names in the stored body, not words of it.
    for (const words of ["paragraph", "hochmoor lerche"]) expect(await articlesOf(editor, words)).toEqual([]);
  });

  it("of others are found by authors when they are published, and not when they are withdrawn", async () => {
    const id = await makeLive({ sectionId, title: "Wacholderfest" });
    expect(await articlesOf(colleague, "wacholder")).toEqual([id]);
    await saved(editor, id, { title: "Wacholderfest vor dem Schlehenhain" });
    await db().execute(sql`UPDATE articles SET state = 'withdrawn' WHERE id = ${id}`);
    for (const words of ["wacholder", "schlehen"]) {
      expect(await articlesOf(colleague, words), words).toEqual([]);
      expect(await articlesOf(editor, words), words).toEqual([id]);
    }
  });

  it("are found page by page, each once", async () => {
    const ids: number[] = [];
    for (let i = 0; i < 5; i++) ids.unshift(await draftOf(editor, `Zaunkönigin ${i}`));
    const found: number[] = [];
    let after: string | null = "";
    while (after !== null) {
      const { articles } = parseStaffSearch({ q: "zaunkönig", in: "articles", after }, "editor");
      const page: Awaited<ReturnType<typeof listDesk>> = await listDesk(editor, articles, 2);
      found.push(...page.lines.map(({ id }) => id));
      after = page.after;
    }
    expect(found).toEqual(ids);
  });
});

describe("comments", () => {
  it("are found in every state, by text and by name", async () => {
    const articleId = await makeLive({ sectionId });
    const ids: number[] = [];
    for (const state of COMMENT_STATES)
      ids.push(await comment(articleId, { state, body: "Die Zwergrohrdommel ruft.", hours: 9 - ids.length }));
    expect(await commentsOf("zwergrohr")).toEqual(ids.toReversed());
    const named = await comment(articleId, { authorName: "Ludmilla-Quarz" });
    expect(await commentsOf("quarz")).toEqual([named]);
    expect(await commentsOf("ludmilla qua")).toEqual([named]);
    expect(await commentsOf("zwergrohrdommel schweigt")).toEqual([]);
  });

  it("go on after a comment", async () => {
    const articleId = await makeLive({ sectionId });
    const ids: number[] = [];
    for (let i = 0; i < 5; i++) ids.push(await comment(articleId, { body: "Rotkehlchenlied", hours: i + 1 }));
    const first = await searchComments(moderator, { words: "rotkehlchen", after: null }, 3);
    expect(first.lines.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    const rest = await searchComments(moderator, { words: "rotkehlchen", after: first.after }, 3);
    expect(rest.lines.map(({ id }) => id)).toEqual(ids.slice(3));
    expect(rest.after).toBeNull();
  });
});

it("pictures are found by description, caption, credit and file name", async () => {
  const id = await makeMedia({ alt: "Ein Eisvogelpaar" });
  await db().execute(sql`UPDATE media SET caption = 'An der Lahnquelle', credit = 'Foto Rebhuhnstudio',
    original_name = 'IMG_Teichufer-77.jpg' WHERE id = ${id}`);
  for (const words of ["eisvogel", "lahnq", "rebhuhn", "teichufer 77"])
    expect(await mediaOf(words), words).toEqual([id]);
});

it.each([
  ["Grünspechtstraße", "gruenspecht"],
  ["Gruenfinkenstrasse", "grünfinkenstraße"],
  ["Gänsefüße", "gaensefuesse"],
  ["Uhuweissdorn", "uhuweißdorn"],
])("%s is found by %s, in all three", async (written, typed) => {
  const article = await draftOf(editor, written);
  const said = await comment(article, { body: `Ja, ${written}.` });
  const picture = await makeMedia({ alt: written });
  expect(await articlesOf(editor, typed)).toEqual([article]);
  expect(await commentsOf(typed)).toEqual([said]);
  expect(await mediaOf(typed)).toEqual([picture]);
});

it.each([
  "x".repeat(10_000),
  "' & | ! :*",
  "a'b \\ c:*D <-> !e (f | g)",
  "🦊 🙂",
  "مرحبا بالعالم",
  "\u202eabc\u0000",
  "\ud800",
  "der die das",
  "ä ".repeat(200),
])("%j breaks nothing", async (words) => {
  await articlesOf(author, words);
  await articlesOf(editor, words);
  await commentsOf(words);
  await mediaOf(words);
});
