import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { answerAppeal } from "#db/appeal-answers.ts";
import { fileAppeal } from "#db/appeals.ts";
import { getCaseFile, listOpenCases } from "#db/case-desk.ts";
import { findCase } from "#db/cases.ts";
import { db } from "#db/client.ts";
import { decideComment } from "#db/comment-decisions.ts";
import { getDiscussion } from "#db/comments.ts";
import { listQueue } from "#db/moderation-queue.ts";
import { decideNotice } from "#db/notice-decisions.ts";
import { restrictPerson } from "#db/restrictions.ts";
import { eventsOf, mailsTo, makeComment, openCase, visitor } from "#db/testing/cases.ts";
import { makeAccount, makeModerator } from "#db/testing/people.ts";
import { makeLive } from "#db/testing/rows.ts";
import { parseQueueFilter } from "#lib/queue-filter.ts";

const moderator = await makeModerator("Mo");
const other = await makeModerator("Ola");
const grounds = { clause: "insult", reason: "Der Kommentar greift eine Person an." } as const;

async function reported() {
  const articleId = await makeLive();
  const writer = await makeAccount();
  const commentId = await makeComment(articleId, { userId: writer.userId });
  return { articleId, writer, commentId, ...(await openCase(commentId)) };
}

const statementOf = async (commentId: number) =>
  (
    await db().execute<{ reference: string; noticeId: number | null }>(
      sql`SELECT reference, notice_id AS "noticeId" FROM statements WHERE comment_id = ${commentId} ORDER BY id DESC`,
    )
  ).rows[0];

const appealOf = async (reference: string) => (await getCaseFile(reference))?.appealId ?? 0;
const kinds = async (address: string) => (await mailsTo(address)).map(({ kind }) => kind);

describe("decideNotice", () => {
  it("upheld takes the comment away, and tells both sides why", async () => {
    const { articleId, writer, commentId, noticeId, reference, email } = await reported();
    await decideNotice(moderator, { noticeId, to: "upheld", decision: "Sie haben recht.", grounds });
    expect((await getDiscussion(articleId)).comments).toEqual([]);
    expect(await findCase(reference)).toMatchObject({ state: "upheld", decision: "Sie haben recht." });
    expect((await mailsTo(email)).at(-1)).toMatchObject({
      kind: "notice-decision",
      reference,
      upheld: true,
      decision: "Sie haben recht.",
      automated: false,
      appealPath: `/report/case?case=${reference}`,
    });
    expect((await mailsTo(writer.email)).at(-1)).toMatchObject({
      kind: "comment-rejected",
      statement: { fromNotice: true, automatedDetection: false, automatedDecision: false },
    });
    expect(await statementOf(commentId)).toMatchObject({ noticeId });
    expect(await eventsOf(reference)).toMatchObject([
      { event: "received" },
      { event: "upheld", detail: { clause: "insult", by: moderator.userId } },
    ]);
  });

  it("dismissed leaves the comment, and says why", async () => {
    const { articleId, noticeId, reference, email } = await reported();
    await decideNotice(moderator, { noticeId, to: "dismissed", decision: "Eine Meinung." });
    expect((await getDiscussion(articleId)).comments).toHaveLength(1);
    expect((await mailsTo(email)).at(-1)).toMatchObject({ kind: "notice-decision", upheld: false });
    expect(await findCase(reference)).toMatchObject({ state: "dismissed" });
  });

  it("ends the report: what was looked into is no longer among what was reported", async () => {
    const { commentId, noticeId } = await reported();
    const isReported = async () =>
      (await listQueue(parseQueueFilter({ reported: "1" }))).rows.some(({ id }) => id === commentId);
    expect(await isReported()).toBe(true);
    await decideNotice(moderator, { noticeId, to: "dismissed", decision: "Das ist eine Meinung." });
    expect(await isReported()).toBe(false);
  });

  it("decides once, and never without words", async () => {
    const { articleId, noticeId, email } = await reported();
    await expect(
      decideNotice(moderator, { noticeId, to: "dismissed", decision: "  " }),
    ).rejects.toMatchObject({
      code: "text-missing",
    });
    await expect(decideNotice(moderator, { noticeId, to: "upheld", decision: "Ja." })).rejects.toMatchObject({
      code: "reason-missing",
    });
    expect((await getDiscussion(articleId)).comments).toHaveLength(1);
    const both = await Promise.allSettled([
      decideNotice(moderator, { noticeId, to: "upheld", decision: "Ja.", grounds }),
      decideNotice(other, { noticeId, to: "dismissed", decision: "Nein." }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await kinds(email)).toEqual(["notice-receipt", "notice-decision"]);
  });

  it("records what its writer took back, and what is an article's", async () => {
    const articleId = await makeLive();
    const { noticeId, reference } = await openCase(await makeComment(articleId, { state: "withdrawn" }));
    await decideNotice(moderator, { noticeId, to: "upheld", decision: "Er ist schon fort." });
    expect(await findCase(reference)).toMatchObject({ state: "upheld" });
    const about = await openCase(0, { subject: { type: "article", id: articleId } });
    await decideNotice(moderator, {
      noticeId: about.noticeId,
      to: "upheld",
      decision: "Wir berichtigen das.",
    });
    expect(await findCase(about.reference)).toMatchObject({ state: "upheld" });
  });
});

describe("answerAppeal", () => {
  const text = "Sie haben den zweiten Absatz übersehen.";

  it("brings a comment back that should not have been taken away", async () => {
    const { articleId, writer, commentId, noticeId } = await reported();
    await decideNotice(moderator, { noticeId, to: "upheld", decision: "Ja.", grounds });
    const reference = (await statementOf(commentId))?.reference ?? "";
    await fileAppeal(visitor(), { reference, text });
    expect((await listOpenCases()).map((line) => line.reference)).toContain(reference);
    await answerAppeal(other, {
      appealId: await appealOf(reference),
      outcome: "reversed",
      answer: "Stimmt.",
    });
    expect((await getDiscussion(articleId)).comments).toHaveLength(1);
    expect(await findCase(reference)).toMatchObject({ appeal: { outcome: "reversed", answer: "Stimmt." } });
    expect(await kinds(writer.email)).toEqual([
      "comment-rejected",
      "appeal-receipt",
      "comment-approved",
      "appeal-decision",
    ]);
    expect((await eventsOf(reference)).at(-1)).toMatchObject({
      event: "appeal-reversed",
      detail: { samePerson: false },
    });
  });

  it("confirms, once, and notes when nobody else looked", async () => {
    const { articleId, commentId } = await reported();
    await decideComment(moderator, { commentId, to: "rejected", ...grounds });
    const reference = (await statementOf(commentId))?.reference ?? "";
    await fileAppeal(visitor(), { reference, text });
    const appealId = await appealOf(reference);
    await answerAppeal(moderator, { appealId, outcome: "confirmed", answer: "Es bleibt dabei." });
    expect((await getDiscussion(articleId)).comments).toEqual([]);
    expect((await eventsOf(reference)).at(-1)).toMatchObject({ detail: { samePerson: true } });
    await expect(
      answerAppeal(other, { appealId, outcome: "reversed", answer: "Doch." }),
    ).rejects.toMatchObject({ code: "changed-meanwhile" });
  });

  it("follows a notice after all", async () => {
    const { articleId, noticeId, reference, email } = await reported();
    await decideNotice(moderator, { noticeId, to: "dismissed", decision: "Eine Meinung." });
    await fileAppeal(visitor(), { reference, text });
    const appealId = await appealOf(reference);
    const answer = { appealId, outcome: "reversed", answer: "Sie haben recht." } as const;
    await expect(answerAppeal(other, answer)).rejects.toMatchObject({ code: "reason-missing" });
    await answerAppeal(other, { ...answer, grounds });
    expect((await getDiscussion(articleId)).comments).toEqual([]);
    expect(await findCase(reference)).toMatchObject({ state: "upheld", appeal: { outcome: "reversed" } });
    expect((await kinds(email)).at(-1)).toBe("appeal-decision");
  });

  it("lifts what was imposed on a person", async () => {
    const { userId, email } = await makeAccount();
    const endsAt = new Date(Date.now() + 86_400_000);
    const { id, reference } = await restrictPerson(moderator, {
      userId,
      kind: "suspension",
      ...grounds,
      endsAt,
    });
    await fileAppeal(visitor(), { reference, text });
    await answerAppeal(other, {
      appealId: await appealOf(reference),
      outcome: "reversed",
      answer: "Stimmt.",
    });
    const { rows } = await db().execute(
      sql`SELECT FROM restrictions WHERE id = ${id} AND lifted_at IS NOT NULL`,
    );
    expect(rows).toHaveLength(1);
    expect((await kinds(email)).slice(-2)).toEqual(["restriction-lifted", "appeal-decision"]);
  });
});

describe("the newsroom's case file", () => {
  it("shows who reported, what it is about, and what happened", async () => {
    const { articleId, commentId, noticeId, reference, email } = await reported();
    const second = await openCase(commentId);
    await decideNotice(moderator, { noticeId, to: "upheld", decision: "Ja.", grounds });
    expect(await getCaseFile(String(noticeId))).toMatchObject({
      found: { reference },
      reporter: { name: "Ada Beispiel", email, isAccount: false, goodFaith: true },
      comment: { id: commentId, state: "rejected", body: "Das ist gelogen." },
      article: { id: articleId },
      others: [{ reference: second.reference, reason: "law:defamation" }],
      events: [
        { event: "received", by: null },
        { event: "upheld", by: "Mo" },
      ],
    });
    expect(await getCaseFile("M-2026-AAAA-AAAA-AAAA-AAAA")).toBeNull();
    expect(await getCaseFile("99999999999999999999")).toBeNull();
  });
});
