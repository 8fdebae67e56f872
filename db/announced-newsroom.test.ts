import { beforeAll, describe, expect, it } from "vitest";
import { recordAiReview } from "#db/ai-review.ts";
import { createDraft } from "#db/article-drafts.ts";
import { publishChanges, takeStep } from "#db/article-steps.ts";
import { autosave } from "#db/autosave.ts";
import {
  closeLiveBlog,
  editEntry,
  getLiveBlog,
  makeLiveBlog,
  pinEntry,
  withdrawEntry,
  writeEntry,
} from "#db/live-entries.ts";
import { publishDue } from "#db/publish-due.ts";
import { changesOf, told } from "#db/testing/heard.ts";
import { makePerson } from "#db/testing/people.ts";
import { query } from "#db/testing/query.ts";
import { fresh, makeLive, makeSection, paragraphs } from "#db/testing/rows.ts";
import { grantSystem, grantViewer, grantWriter } from "#lib/grant.ts";
import type { Writer } from "#lib/proof.ts";

/** What readers are told of what the newsroom does; what it writes beside what they see tells them nothing. */
let editor: Writer;
let sectionId: number;

beforeAll(async () => {
  const userId = await makePerson({ role: "editor" });
  editor = grantWriter(
    grantViewer({ userId, name: "Redaktion", role: "editor", sessionId: "", addressKey: "" }),
  ) as Writer;
  sectionId = await makeSection();
});

const namesOf = async (fn: () => Promise<unknown>) => {
  const heard = await changesOf(fn);
  return {
    hard: heard.flatMap(({ hard }) => hard),
    soft: heard.flatMap(({ soft }) => soft),
    gone: heard.flatMap(({ gone }) => gone),
  };
};

async function draft(): Promise<number> {
  const id = await createDraft(editor, { title: fresh("Artikel"), sectionId });
  await autosave(editor, id, { version: 1, changes: { body: paragraphs("Ein Satz.") as never } });
  return id;
}

describe("takeStep", () => {
  it("brings an article that is published with the lists around it, and takes one that is withdrawn away", async () => {
    const id = await draft();
    const appeared = await namesOf(() => takeStep(editor, id, { step: "publish", version: 2 }));
    expect(appeared.hard).toContain(`article:${id}`);
    expect(appeared.soft).toEqual(
      expect.arrayContaining([`section:${sectionId}`, "list:front", "list:sitemap"]),
    );
    const vanished = await namesOf(() =>
      takeStep(editor, id, { step: "withdraw", version: 3, note: "Falsch." }),
    );
    expect(vanished.gone).toContain(`article:${id}`);
  });

  it("says nothing of what readers do not see", async () => {
    const id = await draft();
    expect(await told(() => takeStep(editor, id, { step: "submit", version: 2 }))).toEqual([]);
  });
});

describe("publishChanges", () => {
  it("brings the article; until then what is written tells nobody", async () => {
    const id = await draft();
    await takeStep(editor, id, { step: "publish", version: 2 });
    const changes = { standfirst: "Neu." };
    expect(await told(() => autosave(editor, id, { version: 3, changes }))).toEqual([]);
    const heard = await namesOf(() => publishChanges(editor, id, { version: 4, substantive: true, why: "" }));
    expect(heard.hard).toContain(`article:${id}`);
    expect(heard.soft).toContain(`teaser:${id}`);
  });
});

describe("publishDue", () => {
  it("brings what has become due", async () => {
    const id = await draft();
    await takeStep(editor, id, { step: "schedule", version: 2, at: new Date(Date.now() + 60_000) });
    await query(`UPDATE articles SET scheduled_for = now() WHERE id = ${id}`);
    expect((await namesOf(() => publishDue(grantSystem("test")))).hard).toContain(`article:${id}`);
  });
});

describe("recordAiReview", () => {
  it("brings the article: its label goes or comes", async () => {
    const id = await makeLive({ aiUse: "draft" });
    expect((await namesOf(() => recordAiReview(editor, id, true))).hard).toContain(`article:${id}`);
  });
});

const entry = { title: "", text: "Ein Eintrag.", keyEvent: false };

async function blog(): Promise<number> {
  const id = await makeLive();
  await makeLiveBlog(editor, id);
  return id;
}
const lastEntry = async (id: number) => (await getLiveBlog(id, null)).entries[0]?.id ?? 0;

describe("makeLiveBlog", () => {
  it("brings the article", async () => {
    const id = await makeLive();
    expect((await namesOf(() => makeLiveBlog(editor, id))).hard).toEqual([`article:${id}`]);
  });
});

describe("writeEntry", () => {
  it("brings the live blog, and lists that say when it was changed", async () => {
    const id = await blog();
    const heard = await namesOf(() => writeEntry(editor, id, { ...entry, once: "" }));
    expect(heard.hard).toEqual([`article:${id}`]);
    expect(heard.soft).toContain("list:sitemap");
  });
});

describe.each([
  ["editEntry", (id: number, at: number) => editEntry(editor, id, at, { ...entry, text: "Anders." })],
  ["pinEntry", (id: number, at: number) => pinEntry(editor, id, at, true)],
  ["withdrawEntry", (id: number, at: number) => withdrawEntry(editor, id, at, true)],
  ["closeLiveBlog", (id: number) => closeLiveBlog(editor, id, true)],
])("%s", (_, change) => {
  it("brings the live blog", async () => {
    const id = await blog();
    await writeEntry(editor, id, { ...entry, once: "" });
    const at = await lastEntry(id);
    expect((await namesOf(() => change(id, at))).hard).toContain(`article:${id}`);
  });
});
