import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { decideComment, undoDecision } from "#db/comment-decisions.ts";
import { addComment } from "#db/comment-writes.ts";
import { MAIL_SEAL } from "#db/mails.ts";
import { makeModerator, makePerson, type PersonRow } from "#db/testing/people.ts";
import { hoursAgo, makeLive, operator } from "#db/testing/rows.ts";
import type { MailContent } from "#lib/mails.ts";
import { readReplyMailToken } from "#lib/reply-mails.ts";
import { unseal } from "#lib/seal.ts";

const moderator = await makeModerator("Otto");
const rejection = { to: "rejected", clause: "insult", reason: "Das ist eine Beleidigung." } as const;

type Given = { articleId: number; parentId?: number; state?: "pending" | "approved"; by?: PersonRow };

async function write({ articleId, parentId, state = "pending", by = {} }: Given) {
  const userId = await makePerson(by);
  const input = {
    articleId,
    parentId: parentId ?? null,
    authorName: "dachs",
    body: "Aha, so ist das.",
    state,
  };
  const id = await addComment(operator, { ...input, createdAt: hoursAgo(1) });
  await db().execute(sql`UPDATE comments SET user_id = ${userId} WHERE id = ${id}`);
  return { id, userId };
}

const one = async <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  (await db().execute<Row>(query)).rows[0] as Row;
const stateOf = (id: number) =>
  one<{ state: string; decided: boolean; claimed: number | null; replies: number }>(sql`
    SELECT state, decided_at IS NOT NULL AS decided, claimed_by AS claimed, reply_count AS replies FROM comments WHERE id = ${id}`);
const countOf = async (articleId: number) =>
  (await one<{ n: number }>(sql`SELECT comment_count AS n FROM articles WHERE id = ${articleId}`)).n;

async function mailsTo(userId: number): Promise<MailContent[]> {
  const { rows } = await db().execute<{ payload: { sealed: string } }>(sql`
    SELECT d.payload FROM deliveries d JOIN users u ON u.email = d.to_address WHERE u.id = ${userId} ORDER BY d.id`);
  return rows.map(({ payload }) => JSON.parse(unseal(payload.sealed, MAIL_SEAL) ?? "").content);
}

const statementsOf = async (commentId: number) =>
  (
    await db().execute<Record<string, unknown>>(sql`
      SELECT s.restriction, s.facts, s.ground, s.clause, s.reference, s.notice_id AS "noticeId",
        s.automated_detection AS "automatedDetection", s.mailed_at IS NOT NULL AS mailed,
        (SELECT array_agg(e.event ORDER BY e.id) FROM case_events e WHERE e.statement_id = s.id) AS events
      FROM statements s WHERE s.comment_id = ${commentId} ORDER BY s.id`)
  ).rows;

describe("decideComment", () => {
  it("approved, it counts, is no longer claimed, and its writer hears of it", async () => {
    const articleId = await makeLive();
    const { id, userId } = await write({ articleId });
    await db().execute(
      sql`UPDATE comments SET claimed_by = ${moderator.userId}, claimed_at = now() WHERE id = ${id}`,
    );
    await decideComment(moderator, { commentId: id, to: "approved", expected: "pending" });
    expect(await stateOf(id)).toEqual({ state: "approved", decided: true, claimed: null, replies: 0 });
    expect(await countOf(articleId)).toBe(1);
    expect(await mailsTo(userId)).toMatchObject([
      {
        kind: "comment-approved",
        excerpt: "Aha, so ist das.",
        path: `/comments/${id}`,
      },
    ]);
    expect(await statementsOf(id)).toEqual([]);
  });

  it("rejected, it needs a clause in words; law is named", async () => {
    const { id } = await write({ articleId: await makeLive() });
    const reject = (more: object) => decideComment(moderator, { commentId: id, to: "rejected", ...more });
    await expect(reject({})).rejects.toMatchObject({ code: "reason-missing" });
    await expect(reject({ clause: "insult", reason: "  " })).rejects.toMatchObject({
      code: "reason-missing",
    });
    await expect(reject({ clause: "unlawful", reason: "Hetze." })).rejects.toMatchObject({
      code: "law-missing",
    });
    expect(await stateOf(id)).toMatchObject({ state: "pending" });
    await reject({ clause: "unlawful", reason: "Hetze.", law: "§ 130 StGB" });
    expect(await statementsOf(id)).toMatchObject([{ ground: "law", clause: "§ 130 StGB" }]);
  });

  it("rejected, its writer gets a statement of reasons that they can contest", async () => {
    const { id, userId } = await write({ articleId: await makeLive({ title: "Der Chip" }) });
    await decideComment(moderator, { commentId: id, ...rejection });
    const [statement] = await statementsOf(id);
    expect(statement).toMatchObject({
      restriction: "rejected",
      ground: "policy",
      clause: "insult",
      noticeId: null,
      automatedDetection: false,
      mailed: true,
      events: ["issued"],
    });
    expect(statement?.facts).toMatch(
      /^Kommentar vom .* Uhr zum Artikel „Der Chip“: Das ist eine Beleidigung\.$/,
    );
    expect(await mailsTo(userId)).toMatchObject([
      {
        kind: "comment-rejected",
        reason: "Das ist eine Beleidigung.",
        statement: {
          reference: statement?.reference,
          clause: "Regel 2: Angriff auf Menschen",
          fromNotice: false,
        },
      },
    ]);
  });

  it("says so when a program pointed at it, and writes in the language of whom it concerns", async () => {
    const { id, userId } = await write({ articleId: await makeLive(), by: { locale: "en" } });
    await db().execute(sql`
      INSERT INTO comment_verdicts (comment_id, phase, verdict) VALUES (${id}, 'words', 'suspect')`);
    await decideComment(moderator, { commentId: id, ...rejection });
    expect(await statementsOf(id)).toMatchObject([
      { automatedDetection: true, facts: expect.stringMatching(/^Comment of/) },
    ]);
    expect(await mailsTo(userId)).toMatchObject([{ statement: { clause: "Rule 2: Attack on people" } }]);
  });

  it("spam is told to nobody", async () => {
    const { id, userId } = await write({ articleId: await makeLive() });
    await decideComment(moderator, { commentId: id, to: "spam" });
    expect(await stateOf(id)).toMatchObject({ state: "spam" });
    expect(await statementsOf(id)).toEqual([]);
    expect(await mailsTo(userId)).toEqual([]);
  });

  it("taken down again, it counts no longer, and neither does it for what it answers", async () => {
    const articleId = await makeLive();
    const parent = await write({ articleId, state: "approved" });
    const { id } = await write({ articleId, parentId: parent.id });
    await decideComment(moderator, { commentId: id, to: "approved" });
    expect([await countOf(articleId), (await stateOf(parent.id)).replies]).toEqual([2, 1]);
    await decideComment(moderator, { commentId: id, ...rejection, expected: "approved" });
    expect([await countOf(articleId), (await stateOf(parent.id)).replies]).toEqual([1, 0]);
    expect(await statementsOf(id)).toMatchObject([{ restriction: "removed" }]);
    await decideComment(moderator, { commentId: id, to: "approved" });
    expect(await statementsOf(id)).toMatchObject([{ events: ["issued", "lifted"] }]);
  });

  it("refuses what changed since it was looked at", async () => {
    const { id } = await write({ articleId: await makeLive() });
    const decide = (more: object) => decideComment(moderator, { commentId: id, to: "approved", ...more });
    await db().execute(sql`UPDATE comments SET body = 'Anders.', edited_at = now() WHERE id = ${id}`);
    const changed = { code: "changed-meanwhile" };
    await expect(decide({ expected: "rejected" })).rejects.toMatchObject(changed);
    await expect(decide({ expectedEdit: null })).rejects.toMatchObject(changed);
    await expect(decide({ expectedEdit: hoursAgo(2) })).rejects.toMatchObject(changed);
    await db().execute(sql`UPDATE comments SET state = 'withdrawn' WHERE id = ${id}`);
    await expect(decide({})).rejects.toMatchObject(changed);
    await expect(decideComment(moderator, { commentId: 999_999, to: "spam" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("of two who decide at once one is told", async () => {
    const articleId = await makeLive();
    const { id } = await write({ articleId });
    const other = await makeModerator("Ada");
    const outcomes = await Promise.allSettled([
      decideComment(moderator, { commentId: id, to: "approved", expected: "pending" }),
      decideComment(other, { commentId: id, ...rejection, expected: "pending" }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { state } = await stateOf(id);
    expect(await countOf(articleId)).toBe(state === "approved" ? 1 : 0);
  });

  it("decisions in one thread do not stand in each other's way", async () => {
    const articleId = await makeLive();
    const chain = [await write({ articleId })];
    for (let i = 0; i < 5; i++) chain.push(await write({ articleId, parentId: chain.at(-1)?.id }));
    const { rows } = await db().execute<{ id: number }>(
      sql`SELECT id FROM comments WHERE article_id = ${articleId}`,
    );
    await Promise.all(rows.map(({ id }) => decideComment(moderator, { commentId: id, to: "approved" })));
    expect(await countOf(articleId)).toBe(6);
  });
});

describe("a reply that is approved", () => {
  const kinds = async (userId: number) => (await mailsTo(userId)).map(({ kind }) => kind);
  it("is told to whom it answers, if they want to hear of it, once", async () => {
    const articleId = await makeLive();
    const parent = await write({ articleId, state: "approved", by: { replyMails: true } });
    const { id } = await write({ articleId, parentId: parent.id });
    await decideComment(moderator, { commentId: id, to: "approved" });
    const [mail] = await mailsTo(parent.userId);
    expect(mail).toMatchObject({ kind: "comment-reply", replierName: "dachs" });
    const token = new URLSearchParams(
      (mail as { unsubscribePath: string }).unsubscribePath.split("?")[1],
    ).get("token");
    expect(readReplyMailToken(token ?? "")).toBe(parent.userId);
    await decideComment(moderator, { commentId: id, ...rejection });
    await decideComment(moderator, { commentId: id, to: "approved" });
    expect(await kinds(parent.userId)).toEqual(["comment-reply"]);
  });

  it("is not told to who does not want it, to oneself, or to somebody who is gone", async () => {
    const articleId = await makeLive();
    const parent = await write({ articleId, state: "approved" });
    const reply = await write({ articleId, parentId: parent.id });
    await decideComment(moderator, { commentId: reply.id, to: "approved" });
    expect(await kinds(parent.userId)).toEqual([]);

    const own = await write({ articleId, state: "approved", by: { replyMails: true } });
    const answer = await write({ articleId, parentId: own.id });
    await db().execute(sql`UPDATE comments SET user_id = ${own.userId} WHERE id = ${answer.id}`);
    await decideComment(moderator, { commentId: answer.id, to: "approved" });
    expect(await kinds(own.userId)).toEqual(["comment-approved"]);

    const gone = await write({ articleId, state: "approved", by: { replyMails: true } });
    const late = await write({ articleId, parentId: gone.id });
    await db().execute(sql`UPDATE users SET deleted_at = now() WHERE id = ${gone.userId}`);
    await decideComment(moderator, { commentId: late.id, to: "approved" });
    expect(await kinds(gone.userId)).toEqual([]);
  });
});

describe("undoDecision", () => {
  it("restores what was, and takes back what has not gone out", async () => {
    const articleId = await makeLive();
    const { id, userId } = await write({ articleId });
    await decideComment(moderator, { commentId: id, to: "approved" });
    await undoDecision(moderator, id);
    expect(await stateOf(id)).toMatchObject({ state: "pending", decided: false });
    expect(await countOf(articleId)).toBe(0);
    expect(await mailsTo(userId)).toEqual([]);

    await decideComment(moderator, { commentId: id, ...rejection });
    await undoDecision(moderator, id);
    expect(await mailsTo(userId)).toEqual([]);
    expect(await statementsOf(id)).toMatchObject([{ events: ["issued", "undone"] }]);
    await expect(undoDecision(moderator, id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("leaves a mail that went out", async () => {
    const { id, userId } = await write({ articleId: await makeLive() });
    await decideComment(moderator, { commentId: id, to: "approved" });
    await db().execute(
      sql`UPDATE deliveries SET sent_at = now() WHERE dedupe_key = ${`comment-approved ${id}`}`,
    );
    await undoDecision(moderator, id);
    expect(await mailsTo(userId)).toHaveLength(1);
  });

  it("brings back what was taken down, with the time of its approval", async () => {
    const articleId = await makeLive();
    const { id } = await write({ articleId, state: "approved" });
    await decideComment(moderator, { commentId: id, ...rejection });
    await undoDecision(moderator, id);
    expect(await stateOf(id)).toMatchObject({ state: "approved", decided: true });
    expect(await countOf(articleId)).toBe(1);
  });

  it("is for one's own decisions, the last ten minutes, and what nobody changed since", async () => {
    const { id } = await write({ articleId: await makeLive() });
    await decideComment(moderator, { commentId: id, to: "approved" });
    await expect(undoDecision(await makeModerator("Eva"), id)).rejects.toMatchObject({ code: "not-found" });
    await db().execute(sql`UPDATE comments SET state = 'pending' WHERE id = ${id}`);
    await expect(undoDecision(moderator, id)).rejects.toMatchObject({ code: "changed-meanwhile" });
    await db().execute(
      sql`UPDATE comment_decisions SET created_at = now() - interval '11 minutes' WHERE comment_id = ${id}`,
    );
    await expect(undoDecision(moderator, id)).rejects.toMatchObject({ code: "too-late" });
  });
});
