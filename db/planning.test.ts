import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { addArticleNote, finishNote, seeMention } from "#db/article-notes.ts";
import { db } from "#db/client.ts";
import { listColleagues } from "#db/colleague-names.ts";
import { getDeskArticle } from "#db/desk-article.ts";
import { createIdea } from "#db/ideas.ts";
import { listArticleNotes, listForMe } from "#db/note-lists.ts";
import { listBoard } from "#db/plan-board.ts";
import { countPublished, listPlanned } from "#db/plan-calendar.ts";
import { planArticle } from "#db/planning.ts";
import { fresh, makeDraft, makeLive, makeSection } from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import type { Role } from "#lib/capabilities.ts";
import { grantWriter } from "#lib/grant.ts";
import { momentOf, noonOf, startOfDay } from "#lib/local-time.ts";
import { parseBoardFilter } from "#lib/plan-board.ts";
import type { Writer } from "#lib/proof.ts";
import { mayWrite } from "#lib/workflow.ts";

const ZONE = "Europe/Berlin";

async function makeWriter(role: Role, name = fresh("Feder")): Promise<Writer> {
  return grantWriter(await makeViewer({ role, name })) as Writer;
}

let editor: Writer;
let author: Writer;
beforeAll(async () => {
  [editor, author] = [await makeWriter("editor", "Mara Lindqvist"), await makeWriter("author", "Jonas Feld")];
});

const mailsTo = async (writer: Writer) => {
  const { rows } = await db().execute<{ key: string }>(sql`
    SELECT d.dedupe_key AS key FROM deliveries d JOIN users u ON u.email = d.to_address WHERE u.id = ${writer.userId}
    ORDER BY d.id`);
  return rows.map(({ key }) => key);
};

const idea = (sectionId: number, plan: { assignedTo?: number | null; day?: string | null } = {}) => ({
  title: fresh("Idee"),
  sectionId,
  language: "de" as const,
  assignedTo: plan.assignedTo ?? null,
  plannedFor: plan.day ? noonOf(plan.day, ZONE) : null,
});

const today = {
  from: startOfDay("2026-11-27", ZONE) as Date,
  to: startOfDay("2026-11-28", ZONE) as Date,
};
const board = (writer: Writer, query: Record<string, string>) =>
  listBoard(parseBoardFilter(query), { writer, today });

describe("an idea", () => {
  it("stands on the board, the nearest day first, the newest of those without a day before the others", async () => {
    const sectionId = await makeSection();
    const ids: Record<string, number> = {};
    for (const [name, day] of Object.entries({
      old: null,
      late: "2026-12-24",
      soon: "2026-11-28",
      young: null,
    }))
      ids[name] = await createIdea(author, idea(sectionId, { day }));
    const [drafts] = await board(editor, { section: `${sectionId}` });
    expect(drafts?.cards.map(({ id }) => id)).toEqual([ids.soon, ids.late, ids.young, ids.old]);
    expect(drafts?.cards[0]).toMatchObject({
      at: noonOf("2026-11-28", ZONE),
      words: 0,
      openNotes: 0,
      mayPlan: true,
    });
    for (const [name, rest] of [
      ["soon", [ids.late, ids.young, ids.old]],
      ["young", [ids.old]],
    ] as const) {
      const [column] = await board(editor, {
        section: `${sectionId}`,
        column: "draft",
        after: `${ids[name]}`,
      });
      expect(column?.cards.map(({ id }) => id)).toEqual(rest);
    }
  });

  it("is one however often it is sent", async () => {
    const twice = idea(await makeSection());
    const both = await Promise.all([createIdea(author, twice), createIdea(author, twice)]);
    expect(new Set(both).size).toBe(1);
  });

  it("takes whatever somebody types for a title", async () => {
    const sectionId = await makeSection();
    await createIdea(author, { ...idea(sectionId), title: "\0<b>Idee</b>\t🗞️ \u202e" });
    const [drafts] = await board(editor, { section: `${sectionId}` });
    expect(drafts?.cards[0]?.title).toBe("<b>Idee</b> 🗞️ \u202e");
  });

  it("needs a title, a section, and somebody who works here", async () => {
    const sectionId = await makeSection();
    const reader = await makeViewer();
    await expect(createIdea(author, { ...idea(sectionId), title: " " })).rejects.toMatchObject({
      code: "title-missing",
    });
    await expect(createIdea(author, { ...idea(sectionId), title: "x".repeat(301) })).rejects.toMatchObject({
      code: "text-too-long",
    });
    await expect(createIdea(author, idea(sectionId, { assignedTo: reader.userId }))).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(createIdea(author, idea(987_654_321))).rejects.toMatchObject({ code: "not-found" });
    const [drafts] = await board(editor, { section: `${sectionId}` });
    expect(drafts?.cards).toEqual([]);
  });

  it("is mailed to whoever is to see it through, once a day", async () => {
    const sectionId = await makeSection();
    const colleague = await makeWriter("author");
    const id = await createIdea(editor, idea(sectionId, { assignedTo: colleague.userId }));
    await planArticle(editor, { id, assignedTo: null });
    await planArticle(editor, { id, assignedTo: colleague.userId });
    expect(await mailsTo(colleague)).toHaveLength(1);
    await createIdea(colleague, idea(sectionId, { assignedTo: colleague.userId }));
    expect(await mailsTo(colleague)).toHaveLength(1);
    const [mine] = await board(colleague, { mine: "1", section: `${sectionId}` });
    expect(mine?.cards).toHaveLength(2);
  });
});

describe("a plan", () => {
  it("gives whoever sees an article through the pen", async () => {
    const colleague = await makeWriter("author");
    const id = await makeDraft();
    expect(await getDeskArticle(colleague, id)).toBeNull();
    await planArticle(editor, { id, assignedTo: colleague.userId });
    const article = await getDeskArticle(colleague, id);
    expect(article && mayWrite(colleague, article)).toBe(true);
  });

  it("leads to the editor whoever may open it there", async () => {
    const sectionId = await makeSection();
    const own = await createIdea(author, idea(sectionId));
    const foreign = await makeDraft({ sectionId });
    const open = async (writer: Writer) => {
      const [drafts] = await board(writer, { section: `${sectionId}` });
      return drafts?.cards.filter(({ mayOpen }) => mayOpen).map(({ id }) => id);
    };
    expect(await open(author)).toEqual([own]);
    expect(await open(editor)).toEqual([foreign, own]);
  });

  it("is made by whoever works on the article, or may publish", async () => {
    const [own, other] = [await createIdea(author, idea(await makeSection())), await makeDraft()];
    await planArticle(author, { id: own, plannedFor: noonOf("2026-12-01", ZONE) });
    await expect(planArticle(author, { id: other, plannedFor: null })).rejects.toMatchObject({
      code: "not-yours",
    });
    await planArticle(editor, { id: other, assignedTo: author.userId });
    await planArticle(author, { id: other, plannedFor: noonOf("2026-12-02", ZONE) });
    await expect(planArticle(editor, { id: await makeLive(), plannedFor: null })).rejects.toMatchObject({
      code: "not-yours",
    });
  });

  it("stands in the calendar on its day, also where the clock is changed", async () => {
    const sectionId = await makeSection();
    const days = ["2026-10-25", "2026-03-29"];
    for (const day of days) {
      const id = await createIdea(author, idea(sectionId, { day }));
      const span = { from: startOfDay(day, ZONE) as Date, to: momentOf(day, "23:59", ZONE) as Date };
      expect(await listPlanned(span, { writer: author })).toMatchObject([
        { kind: "planned", id, mayMove: true },
      ]);
    }
  });

  it("shows what is scheduled and when embargoes end, and counts what came out", async () => {
    const at = (clock: string) => momentOf("2031-05-05", clock, ZONE) as Date;
    const span = { from: startOfDay("2031-05-05", ZONE) as Date, to: startOfDay("2031-05-06", ZONE) as Date };
    const [scheduled, embargoed] = [await makeDraft(), await makeDraft({ embargoUntil: at("06:00") })];
    await db().execute(sql`
      UPDATE articles SET state = 'scheduled', scheduled_for = ${at("05:00").toISOString()} WHERE id = ${scheduled}`);
    expect((await listPlanned(span, { writer: editor })).map(({ kind, id }) => [kind, id])).toEqual([
      ["scheduled", scheduled],
      ["embargo", embargoed],
    ]);
    const past = { from: startOfDay("2019-03-31", ZONE) as Date, to: startOfDay("2019-04-02", ZONE) as Date };
    await makeLive({}, { publishedAt: momentOf("2019-03-31", "23:30", ZONE) as Date });
    await makeLive({}, { publishedAt: momentOf("2019-04-01", "00:30", ZONE) as Date });
    expect([...(await countPublished(past))].sort()).toEqual([
      ["2019-03-31", 1],
      ["2019-04-01", 1],
    ]);
  });
});

describe("a note", () => {
  const note = (articleId: number, text: string, assignedTo: number | null = null) =>
    addArticleNote(editor, { articleId, text, assignedTo, dueAt: noonOf("2026-12-01", ZONE) });

  it("calls colleagues, who get a mail and find it on the board until they have seen it", async () => {
    const articleId = await makeDraft();
    const colleague = await makeWriter("author", "Greta Ahrens");
    const id = await note(articleId, "@Greta Ahrens und @Lindqvist: bitte lesen. Nicht @Unbekannt.");
    expect(await mailsTo(colleague)).toEqual([`note-mention ${id} ${colleague.userId}`]);
    expect(await listForMe(colleague)).toMatchObject([{ id, isTask: false, by: "Mara Lindqvist" }]);
    expect((await listArticleNotes(articleId)).notes).toMatchObject([
      { id, called: ["Greta Ahrens", "Mara Lindqvist"], assignee: null },
    ]);
    await seeMention(author, id);
    expect(await listForMe(colleague)).toHaveLength(1);
    await seeMention(colleague, id);
    expect(await listForMe(colleague)).toEqual([]);
  });

  it("asks somebody to do something, once by mail also if they are called, until it is done", async () => {
    const articleId = await makeDraft();
    const colleague = await makeWriter("admin", "Otto Brandt");
    const id = await note(articleId, "@Otto Brandt prüft die Zahlen", colleague.userId);
    expect(await mailsTo(colleague)).toEqual([`note-task ${id} ${colleague.userId}`]);
    expect(await listForMe(colleague)).toMatchObject([{ id, isTask: true }]);
    await finishNote(colleague, { id, done: true });
    await finishNote(colleague, { id, done: true });
    await seeMention(colleague, id);
    expect(await listForMe(colleague)).toEqual([]);
    await finishNote(editor, { id, done: false });
    expect(await listForMe(colleague)).toMatchObject([{ id, isTask: true }]);
    const { rows } = await db().execute(
      sql`SELECT action FROM audit_log WHERE subject = 'article_note' AND subject_id = ${id} ORDER BY id`,
    );
    expect(rows).toEqual([{ action: "finish" }, { action: "reopen" }]);
  });

  it("is one however often it is sent", async () => {
    const articleId = await makeDraft();
    const both = await Promise.all([note(articleId, "Bitte prüfen"), note(articleId, "Bitte prüfen")]);
    expect(new Set(both).size).toBe(1);
    expect((await listArticleNotes(articleId)).notes).toHaveLength(1);
  });

  it("is refused where it could mean two, and calls nobody from outside", async () => {
    const articleId = await makeDraft();
    await makeWriter("author", "Ines Adler");
    await makeWriter("author", "Ines Bach");
    const reader = await makeViewer({ name: "Petra Leserin" });
    await expect(note(articleId, "@Ines?")).rejects.toMatchObject({
      code: "name-ambiguous",
      values: { called: "Ines", names: "Ines Adler, Ines Bach" },
    });
    await expect(note(articleId, " ")).rejects.toMatchObject({ code: "text-missing" });
    await expect(note(articleId, "x".repeat(4001))).rejects.toMatchObject({ code: "text-too-long" });
    await expect(note(articleId, "Bitte", reader.userId)).rejects.toMatchObject({ code: "not-found" });
    await expect(note(987_654_321, "Bitte")).rejects.toMatchObject({ code: "not-found" });
    await note(articleId, "@Petra Leserin");
    const { rows } = await db().execute(
      sql`SELECT FROM article_note_mentions WHERE user_id = ${reader.userId}`,
    );
    expect(rows).toEqual([]);
    expect((await listColleagues()).map(({ name }) => name)).not.toContain("Petra Leserin");
  });
});
