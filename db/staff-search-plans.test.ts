import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { searchComments } from "#db/comment-search.ts";
import { listDesk } from "#db/desk-list.ts";
import { listPictures } from "#db/media-library.ts";
import { makeModerator, makePerson } from "#db/testing/people.ts";
import { type PlanStep, stepsOf } from "#db/testing/plans.ts";
import { grantViewer, grantWriter } from "#lib/grant.ts";
import type { Moderator, Writer } from "#lib/proof.ts";
import { parseStaffSearch, SEARCH_FIRST } from "#lib/staff-search.ts";

const ARTICLES = 20_000;
const COMMENTS = 60_000;
const COPIES = 3000;
const GROWING = ["articles", "article_copies", "comments", "media"];

let author: Writer;
let editor: Writer;
let moderator: Moderator;

const isRead = ({ kind, table }: PlanStep) => kind === "Seq Scan" && GROWING.includes(table);
const mostOf = (steps: PlanStep[]) =>
  Math.max(0, ...steps.filter(({ table }) => GROWING.includes(table)).map(({ rows }) => rows));

const writerOf = async (role: "author" | "editor"): Promise<Writer> => {
  const userId = await makePerson({ role });
  return grantWriter(grantViewer({ userId, name: role, role, sessionId: "", addressKey: "" })) as Writer;
};
const desk = (writer: Writer, q: string, after = "") =>
  listDesk(writer, parseStaffSearch({ q, in: "articles", after }, writer.role).articles, SEARCH_FIRST);
const comments = (words: string, after: number | null = null) => searchComments(moderator, { words, after });
const media = (q: string) => listPictures(parseStaffSearch({ q }, "editor").media, SEARCH_FIRST);

describe(`in ${ARTICLES} articles, ${COPIES} copies and ${COMMENTS} comments`, () => {
  beforeAll(async () => {
    await db().execute(
      sql.raw(`
      INSERT INTO sections (slug, name) SELECT 's' || g, 's' || g FROM generate_series(1, 4) g;
      INSERT INTO media (alt, original_name) SELECT 'Bild ' || g, 'DSC_' || g || '.jpg' FROM generate_series(1, ${ARTICLES}) g;
      INSERT INTO articles (state, section_id, slug, title, body, body_text, published_at, touched_at)
        SELECT CASE WHEN g % 10 = 0 THEN 'draft' ELSE 'live' END, 1 + g % 4, 'a' || g, 'Titel ' || g, '{}', 'Wort' || g % 900 || ' Zahl' || g % 10,
          CASE WHEN g % 10 > 0 THEN now() - g * interval '1 hour' END, now() - g * interval '1 hour'
        FROM generate_series(1, ${ARTICLES}) g;
      INSERT INTO comments (article_id, author_name, body, body_hash, state, created_at)
        SELECT 1 + g % 500, 'Dachs ' || md5(g::text), 'Aha ' || md5((g * 7)::text), 'h' || g,
          (ARRAY['approved', 'approved', 'pending', 'rejected'])[1 + g % 4], now() - g * interval '1 min'
        FROM generate_series(1, ${COMMENTS}) g;
      INSERT INTO article_copies (article_id, changes)
        SELECT a.id, jsonb_build_object('title', 'Neu ' || md5(a.id::text), 'body', jsonb_build_object('type', 'doc',
          'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', 'Anders ' || md5((a.id * 3)::text)))))
        FROM articles a WHERE a.state = 'live' ORDER BY a.id LIMIT ${COPIES};`),
    );
    for (const table of GROWING) await db().execute(sql.raw(`VACUUM ANALYZE ${table}`));
    author = await writerOf("author");
    editor = await writerOf("editor");
    moderator = await makeModerator();
  }, 180_000);

  it.each<[string, number, () => Promise<unknown>]>([
    ["an article that few have the word of", 500, () => desk(editor, "wort899")],
    ["an article for an author", 500, () => desk(author, "wort899")],
    ["an article that there is none of", 100, () => desk(editor, "gibtesnicht")],
    ["an article by what changes in it", 100, () => desk(editor, "c4ca4238a0")],
    ["an article by a word that a tenth has", ARTICLES / 5, () => desk(editor, "zahl7")],
    ["later articles", 500, () => desk(editor, "wort899", "2030-01-01 10:00:00+00 9")],
    ["a comment by a word of few", 100, () => comments("c4ca4")],
    ["a comment by two words of few", 100, () => comments("dachs c4ca4")],
    ["a comment that there is none of", 100, () => comments("gibtesnicht")],
    ["a comment by a word that many have", 3 * COMMENTS, () => comments("aha")],
    ["later comments", 100, () => comments("c4ca4", 9000)],
    ["a picture of few", 500, () => media("4711")],
    ["a picture that there is none of", 100, () => media("gibtesnicht")],
  ])("%s: by an index", async (_, most, read) => {
    const steps = await stepsOf(read);
    expect(steps.filter(isRead)).toEqual([]);
    expect(mostOf(steps)).toBeLessThan(most);
  });

  it("would notice a search without an index", async () => {
    const steps = await stepsOf(() =>
      db().execute(sql`SELECT c.id FROM comments c WHERE c.author_name ILIKE '%c4ca4%'`),
    );
    expect(steps.filter(isRead)).toHaveLength(1);
  });
});
