import { beforeAll, describe, expect, it } from "vitest";
import { recordAiReview } from "#db/ai-review.ts";
import { createDraft, restoreRevision } from "#db/article-drafts.ts";
import { claimArticle, releaseArticle } from "#db/article-locks.ts";
import { discardChanges, publishChanges, takeStep } from "#db/article-steps.ts";
import { getArticle } from "#db/articles.ts";
import { autosave } from "#db/autosave.ts";
import { getDeskArticle } from "#db/desk-article.ts";
import { listDesk } from "#db/desk-list.ts";
import { listPreviews, openPreview, revokePreviews, sharePreview } from "#db/previews.ts";
import { publishDue } from "#db/publish-due.ts";
import { listRevisions } from "#db/revisions.ts";
import { visitor } from "#db/testing/cases.ts";
import { makePerson } from "#db/testing/people.ts";
import { query } from "#db/testing/query.ts";
import { addressOf, fresh, makeSection, paragraphs } from "#db/testing/rows.ts";
import { parseDeskFilter } from "#lib/desk-list.ts";
import { grantSystem, grantViewer, grantWriter } from "#lib/grant.ts";
import type { Writer } from "#lib/proof.ts";
import type { RefusalCode } from "#lib/refusal.ts";
import type { Step } from "#lib/workflow.ts";

const system = grantSystem("test");
let author: Writer;
let editor: Writer;
let other: Writer;
let sectionId: number;

async function writerOf(role: "author" | "editor"): Promise<Writer> {
  const userId = await makePerson({ role, name: fresh(role) });
  return grantWriter(grantViewer({ userId, name: role, role, sessionId: "", addressKey: "" })) as Writer;
}

beforeAll(async () => {
  author = await writerOf("author");
  editor = await writerOf("editor");
  other = await writerOf("editor");
  sectionId = await makeSection();
});

const deskOf = async (id: number) => {
  const article = await getDeskArticle(editor, id);
  if (!article) throw new Error(`article ${id} is gone`);
  return article;
};
const versionOf = async (id: number) => (await deskOf(id)).version;
const step = async (writer: Writer, id: number, name: Step, more: { note?: string; at?: Date } = {}) =>
  takeStep(writer, id, { step: name, version: await versionOf(id), ...more });
const save = async (writer: Writer, id: number, changes: Parameters<typeof autosave>[2]["changes"]) =>
  autosave(writer, id, { version: await versionOf(id), changes });
const refusal = (code: RefusalCode) => expect.objectContaining({ code });

/** A draft with all that a publication asks for. */
async function draft(by: Writer = editor, section = sectionId): Promise<number> {
  const id = await createDraft(by, { title: fresh("Artikel"), sectionId: section });
  await save(by, id, { body: paragraphs("Ein Satz.") as never });
  await releaseArticle(by, id);
  return id;
}
async function live(): Promise<number> {
  const id = await draft();
  await step(editor, id, "publish");
  return id;
}
const shownTitle = async (id: number) => {
  const [section = "", slug = ""] = await addressOf(id);
  return (await getArticle(section, slug))?.title ?? null;
};

describe("saving", () => {
  it("raises the version, and refuses an older one", async () => {
    const id = await draft();
    const before = await versionOf(id);
    const { version } = await save(editor, id, { standfirst: "Neu." });
    expect(version).toBe(before + 1);
    const late = autosave(editor, id, { version: before, changes: { standfirst: "Alt." } });
    await expect(late).rejects.toEqual(refusal("changed-meanwhile"));
    expect((await deskOf(id)).content.standfirst).toBe("Neu.");
  });

  it("lets the writer's text stand who has seen that there is another, and keeps both", async () => {
    const id = await draft();
    const before = await versionOf(id);
    await save(editor, id, { standfirst: "Die eine." });
    await releaseArticle(editor, id);
    await autosave(other, id, { version: before, changes: { standfirst: "Die andere." }, overwrite: true });
    expect((await deskOf(id)).content.standfirst).toBe("Die andere.");
    const kept = await query<{ s: string }>(
      `SELECT snapshot->>'standfirst' AS s FROM revisions WHERE article_id = ${id} ORDER BY version`,
    );
    expect(kept.map(({ s }) => s)).toEqual(expect.arrayContaining(["Die eine.", "Die andere."]));
  });

  it("carries a person's own revision on, and begins another for somebody else", async () => {
    const id = await draft();
    const begun = (await listRevisions(id)).length;
    for (const standfirst of ["a", "b", "c"]) await save(editor, id, { standfirst });
    expect(await listRevisions(id)).toHaveLength(begun);
    await releaseArticle(editor, id);
    await save(other, id, { standfirst: "d" });
    expect(await listRevisions(id)).toHaveLength(begun + 1);
  });

  it("is one person's at a time, until somebody takes over", async () => {
    const id = await draft();
    expect(await claimArticle(editor, id)).toBeNull();
    expect(await claimArticle(other, id)).toMatch(/editor/);
    await expect(save(other, id, { standfirst: "x" })).rejects.toEqual(refusal("taken-over"));
    expect(await claimArticle(other, id, { takeOver: true })).toBeNull();
    await expect(save(editor, id, { standfirst: "y" })).rejects.toEqual(refusal("taken-over"));
  });

  it("forgets a lock that nobody has renewed", async () => {
    const id = await draft();
    await claimArticle(editor, id);
    await query(`UPDATE articles SET locked_at = now() - interval '2 min' WHERE id = ${id}`);
    expect(await claimArticle(other, id)).toBeNull();
  });

  it("is refused to authors in what is not theirs, or approved", async () => {
    const foreign = await draft();
    await expect(save(author, foreign, { standfirst: "x" })).rejects.toEqual(refusal("not-allowed"));
    const own = await draft(author);
    await step(author, own, "submit");
    await save(author, own, { standfirst: "noch etwas" });
    await releaseArticle(author, own);
    await step(editor, own, "approve");
    await expect(save(author, own, { standfirst: "x" })).rejects.toEqual(refusal("not-allowed"));
  });

  it("refuses a body that is none, an address that is taken, and changes nothing", async () => {
    const [first, second] = [await draft(), await draft()];
    const { slug } = (await deskOf(first)).content;
    await expect(save(editor, second, { slug, standfirst: "x" })).rejects.toEqual(refusal("slug-taken"));
    await expect(
      save(editor, second, { body: { type: "doc", content: [{ type: "script" }] } }),
    ).rejects.toThrow("does not fit");
    expect((await deskOf(second)).content.standfirst).toBe("");
  });
});

describe("a live article", () => {
  it("goes on as it is while a copy is written on, until the changes are published", async () => {
    const id = await live();
    const title = await shownTitle(id);
    await save(editor, id, { title: "Der neue Titel" });
    expect(await shownTitle(id)).toBe(title);
    expect((await deskOf(id)).content.title).toBe("Der neue Titel");
    expect((await deskOf(id)).changed).toEqual(["title"]);
    await publishChanges(editor, id, { version: await versionOf(id), substantive: true, why: "Neu" });
    expect(await shownTitle(id)).toBe("Der neue Titel");
    expect((await deskOf(id)).changed).toEqual([]);
    expect((await listRevisions(id))[0]?.why).toBe("Neu");
  });

  it("keeps its date for a silent correction, and takes a new one for a new state", async () => {
    const id = await live();
    const change = async (standfirst: string, substantive: boolean) => {
      await save(editor, id, { standfirst });
      await publishChanges(editor, id, { version: await versionOf(id), substantive, why: "" });
      return (await deskOf(id)).updatedAt;
    };
    expect(await change("Komma.", false)).toBeNull();
    expect(await change("Neuer Stand.", true)).not.toBeNull();
  });

  it("forgets the changes that are discarded", async () => {
    const id = await live();
    await save(editor, id, { title: "Verworfen" });
    await discardChanges(editor, id, { version: await versionOf(id) });
    expect((await deskOf(id)).content.title).not.toBe("Verworfen");
  });

  it("leaves its old address as a redirect when the slug changes, and 410 when it is withdrawn", async () => {
    const id = await live();
    const [section, slug] = await addressOf(id);
    await save(editor, id, { slug: fresh("anders") });
    await publishChanges(editor, id, { version: await versionOf(id), substantive: false, why: "" });
    const status = (path: string) =>
      query<{ status: number }>(`SELECT status FROM redirects WHERE from_path = '${path}'`);
    expect(await status(`/${section}/${slug}`)).toEqual([{ status: 301 }]);
    await step(editor, id, "withdraw", { note: "Falsch." });
    expect(await status(`/${(await addressOf(id)).join("/")}`)).toEqual([{ status: 410 }]);
    expect(await shownTitle(id)).toBeNull();
  });
});

describe("steps", () => {
  it("lead from the draft to the readers", async () => {
    const id = await draft(author);
    await step(author, id, "submit", { note: "Bitte die Zahlen prüfen." });
    expect(await deskOf(id)).toMatchObject({ state: "review" });
    await step(editor, id, "sendBack", { note: "Zweite Quelle fehlt." });
    expect(await deskOf(id)).toMatchObject({ state: "draft" });
    await step(author, id, "submit");
    await step(editor, id, "approve");
    expect(await deskOf(id)).toMatchObject({ state: "approved" });
    await step(editor, id, "publish");
    expect(await shownTitle(id)).not.toBeNull();
    const notes = await query<{ text: string }>(
      `SELECT text FROM article_notes WHERE article_id = ${id} ORDER BY id`,
    );
    expect(notes.map(({ text }) => text)).toEqual(["Bitte die Zahlen prüfen.", "Zweite Quelle fehlt."]);
  });

  it("are refused to whoever may not, from where they do not lead, and on what has changed", async () => {
    const id = await draft(author);
    await expect(step(author, id, "publish")).rejects.toEqual(refusal("step-closed"));
    await expect(step(editor, id, "withdraw", { note: "x" })).rejects.toEqual(refusal("step-closed"));
    const late = takeStep(editor, id, { step: "publish", version: 1 });
    await expect(late).rejects.toEqual(refusal("changed-meanwhile"));
    await expect(step(editor, id, "schedule")).rejects.toEqual(refusal("moment-missing"));
  });

  it("stop where the checklist says stop", async () => {
    const id = await createDraft(editor, { title: fresh("Leer"), sectionId });
    await expect(step(editor, id, "publish")).rejects.toEqual(refusal("checklist"));
    await save(editor, id, { body: paragraphs("Text.") as never, aiUse: "draft" });
    await expect(step(editor, id, "publish")).rejects.toEqual(refusal("checklist"));
    await save(editor, id, { aiTool: "Ein Modell" });
    await step(editor, id, "publish");
  });

  it("are pressed twice and taken once", async () => {
    const id = await draft();
    const version = await versionOf(id);
    const both = await Promise.allSettled(
      [1, 2].map(() => takeStep(editor, id, { step: "publish", version })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("ask for four eyes where the section does", async () => {
    const strict = await makeSection();
    await query(`UPDATE sections SET rules = '{"fourEyes": true}' WHERE id = ${strict}`);
    const id = await draft(editor, strict);
    await expect(step(editor, id, "publish")).rejects.toEqual(refusal("four-eyes"));
    await expect(step(editor, id, "approve")).rejects.toEqual(refusal("four-eyes"));
    await step(other, id, "approve");
    await step(editor, id, "schedule", { at: new Date(Date.now() + 3_600_000) });
    await expect(save(editor, id, { standfirst: "x" })).rejects.toEqual(refusal("in-plan"));
    await step(editor, id, "unschedule");
    // What is changed after it was approved has been seen by nobody else.
    await save(editor, id, { standfirst: "Nachgeschoben." });
    await expect(step(editor, id, "publish")).rejects.toEqual(refusal("four-eyes"));
    await releaseArticle(editor, id);
    await step(other, id, "publish");
  });
});

describe("the plan", () => {
  const late = (id: number, seconds: number) =>
    query(`UPDATE articles SET scheduled_for = now() - interval '${seconds} s' WHERE id = ${id}`);
  const actionsOf = async (id: number) =>
    (
      await query<{ action: string }>(
        `SELECT action FROM audit_log WHERE subject = 'article' AND subject_id = ${id}`,
      )
    ).map(({ action }) => action);
  const mailsOf = (id: number) =>
    query<{ to: number; key: string }>(`SELECT u.id AS to, split_part(d.dedupe_key, ' ', 4) AS key
      FROM deliveries d JOIN users u ON u.email = d.to_address WHERE d.dedupe_key LIKE 'overdue ${id} %'`);
  const scheduled = async () => {
    const id = await draft();
    await step(editor, id, "schedule", { at: new Date(Date.now() + 3_600_000) });
    return id;
  };

  it("publishes what is due, once, and nothing before", async () => {
    const [soon, due] = [await scheduled(), await scheduled()];
    await late(due, 5);
    const runs = await Promise.all([publishDue(system), publishDue(system)]);
    expect(runs.flatMap(({ published }) => published).filter(({ id }) => id === due)).toHaveLength(1);
    expect(await shownTitle(due)).not.toBeNull();
    expect(await shownTitle(soon)).toBeNull();
    expect(await actionsOf(due)).not.toContain("publish late");
    expect(await mailsOf(due)).toEqual([]);
  });

  it("says that it was late", async () => {
    const id = await scheduled();
    await late(id, 300);
    await publishDue(system);
    expect(await actionsOf(id)).toContain("publish late");
    expect(await mailsOf(id)).toEqual([{ to: editor.userId, key: "late" }]);
    expect(await shownTitle(id)).not.toBeNull();
  });

  it("holds back what the checklist stops, and says so once", async () => {
    const id = await scheduled();
    await query(`UPDATE articles SET ai_use = 'draft', ai_tool = '' WHERE id = ${id}`);
    await late(id, 5);
    await publishDue(system);
    await publishDue(system);
    expect((await actionsOf(id)).filter((action) => action === "publish refused")).toHaveLength(1);
    expect(await mailsOf(id)).toEqual([{ to: editor.userId, key: "held" }]);
    expect(await deskOf(id)).toMatchObject({ state: "scheduled" });
    await step(editor, id, "unschedule");
  });

  it("takes back what was to stand until now", async () => {
    const id = await live();
    await query(`UPDATE articles SET unpublish_at = now() - interval '1 s' WHERE id = ${id}`);
    await publishDue(system);
    expect(await deskOf(id)).toMatchObject({ state: "withdrawn" });
  });
});

describe("earlier versions", () => {
  it("come back as new ones; what readers see changes only when it is published", async () => {
    const id = await live();
    const [first] = await listRevisions(id);
    const { standfirst } = (await deskOf(id)).content;
    await save(editor, id, { standfirst: "Anders." });
    await publishChanges(editor, id, { version: await versionOf(id), substantive: false, why: "" });
    await restoreRevision(editor, id, {
      from: first?.version ?? 0,
      version: await versionOf(id),
      why: "Doch so",
    });
    expect((await deskOf(id)).content.standfirst).toBe(standfirst);
    const [section = "", slug = ""] = await addressOf(id);
    expect((await getArticle(section, slug))?.standfirst).toBe("Anders.");
  });
});

describe("a preview", () => {
  it("shows what is not published to whoever has the link, and is logged", async () => {
    const id = await draft();
    const token = await sharePreview(editor, id);
    expect(await openPreview(visitor(), token)).toMatchObject({ id });
    expect(await openPreview(visitor(), `${token}x`)).toBeNull();
    const opened = await query(`SELECT FROM audit_log WHERE action = 'open preview' AND subject_id = ${id}`);
    expect(opened).toHaveLength(1);
    expect(await listPreviews(id)).toHaveLength(1);
    await revokePreviews(editor, id);
    expect(await openPreview(visitor(), token)).toBeNull();
  });

  it("shows the copy of a live article, and ends by itself", async () => {
    const id = await live();
    await save(editor, id, { title: "Nur in der Vorschau" });
    const token = await sharePreview(editor, id);
    expect((await openPreview(visitor(), token))?.title).toBe("Nur in der Vorschau");
    await query(`UPDATE previews SET expires_at = now() - interval '1 s' WHERE article_id = ${id}`);
    expect(await openPreview(visitor(), token)).toBeNull();
  });
});

it("lists what an author may see, newest first, page by page", async () => {
  const foreign = await draft();
  const own = await draft(author);
  const ids = (await listDesk(author, parseDeskFilter({ state: "draft" }))).lines.map(({ id }) => id);
  expect(ids).toContain(own);
  expect(ids).not.toContain(foreign);
  await save(author, own, { title: "Artikel über Quastenflosser" });
  const found = await listDesk(editor, parseDeskFilter({ q: "quastenfl" }));
  expect(found.lines.map(({ id }) => id)).toEqual([own]);
  const mine = await listDesk(author, parseDeskFilter({ mine: "1" }));
  expect(mine.lines.every(({ title }) => title.startsWith("Artikel"))).toBe(true);
});

it("keeps who answers for what a machine wrote", async () => {
  const id = await live();
  await expect(recordAiReview(author, id, true)).rejects.toEqual(refusal("not-allowed"));
  await recordAiReview(editor, id, true);
  expect((await deskOf(id)).aiReviewedAt).not.toBeNull();
  await recordAiReview(editor, id, false);
  expect((await deskOf(id)).aiReviewedAt).toBeNull();
});
