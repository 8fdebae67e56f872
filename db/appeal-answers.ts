import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { type CaseRef, logCase } from "#db/case-log.ts";
import { findParty } from "#db/case-parties.ts";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { decideComment } from "#db/comment-decisions.ts";
import { queueMail } from "#db/mails.ts";
import { follow, lockNotice, type NoticeGrounds, requireWords } from "#db/notice-decisions.ts";
import { liftRestriction } from "#db/restrictions.ts";
import { within } from "#db/within.ts";
import { paths } from "#lib/paths.ts";
import type { Moderator } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

export type AppealAnswer = {
  appealId: number;
  outcome: "reversed" | "confirmed";
  /** What the person who objected is told. */
  answer: string;
  /** For a notice that is followed after all. */
  grounds?: NoticeGrounds;
};

type Row = {
  id: number;
  outcome: string;
  noticeId: number | null;
  statementId: number | null;
  reference: string;
  decidedBy: number | null;
};

/**
 * Answers an objection (DSA art. 20). Reversed, the decision is undone: a comment appears again, a restriction is
 * lifted, a notice is followed after all.
 * @throws Refusal not-found, changed-meanwhile, text-missing, reason-missing, law-missing
 */
export function answerAppeal(moderator: Moderator, input: AppealAnswer, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    const answer = requireWords(input.answer);
    const appeal = await lockAppeal(tx, input.appealId);
    if (appeal.outcome !== "open")
      throw new Refusal("changed-meanwhile", `appeal ${appeal.id} is ${appeal.outcome}`);
    const about = refOf(appeal);
    if (input.outcome === "reversed") {
      if ("noticeId" in about)
        await followAfterAll(tx, moderator, { id: about.noticeId, grounds: input.grounds });
      else await undo(tx, moderator, about.statementId);
    }
    await tx.execute(sql`
      UPDATE appeals SET outcome = ${input.outcome}, answer = ${answer}, decided_by = ${moderator.userId},
        decided_at = now() WHERE id = ${appeal.id}`);
    const detail = { appealId: appeal.id, samePerson: appeal.decidedBy === moderator.userId };
    await logCase(tx, moderator, { ...about, event: `appeal-${input.outcome}`, detail });
    await audit(tx, moderator, {
      action: input.outcome === "reversed" ? "reverse" : "confirm",
      subject: "appeal",
      subjectId: appeal.id,
      detail: { reference: appeal.reference },
    });
    await mailAnswer(tx, about, {
      reference: appeal.reference,
      reversed: input.outcome === "reversed",
      answer,
    });
    announce(tx, { soft: [tags.transparency()] });
  });
}

async function lockAppeal(tx: Transaction, id: number): Promise<Row> {
  const { rows } = await tx.execute<Row>(sql`
    SELECT p.id, p.outcome, p.notice_id AS "noticeId", p.statement_id AS "statementId",
      coalesce((SELECT n.reference FROM notices n WHERE n.id = p.notice_id),
        (SELECT t.reference FROM statements t WHERE t.id = p.statement_id)) AS reference,
      coalesce((SELECT n.decided_by FROM notices n WHERE n.id = p.notice_id),
        (SELECT t.issued_by FROM statements t WHERE t.id = p.statement_id)) AS "decidedBy"
    FROM appeals p WHERE p.id = ${id} FOR UPDATE OF p`);
  if (!rows[0]) throw new Refusal("not-found", `appeal ${id}`);
  return rows[0];
}

const refOf = ({ noticeId, statementId }: Row): CaseRef =>
  noticeId === null ? { statementId: statementId ?? 0 } : { noticeId };

type After = { id: number; grounds: NoticeGrounds | undefined };

async function followAfterAll(
  tx: Transaction,
  moderator: Moderator,
  { id, grounds = {} }: After,
): Promise<void> {
  const notice = await lockNotice(tx, id);
  await follow(tx, moderator, { notice, grounds });
  await tx.execute(sql`UPDATE notices SET state = 'upheld' WHERE id = ${id}`);
}

type Restricted = {
  commentId: number | null;
  restriction: string;
  state: string | null;
  restrictionId: number | null;
};

/** Takes back what a statement of reasons stood for, as far as it still holds. */
async function undo(tx: Transaction, moderator: Moderator, statementId: number): Promise<void> {
  const { rows } = await tx.execute<Restricted>(sql`
    SELECT t.comment_id AS "commentId", t.restriction,
      (SELECT c.state FROM comments c WHERE c.id = t.comment_id) AS state,
      (SELECT r.id FROM restrictions r
        WHERE r.user_id = t.user_id AND r.kind = t.restriction AND r.created_at = t.created_at
          AND r.kind <> 'warning' AND r.lifted_at IS NULL AND (r.ends_at IS NULL OR r.ends_at > now())
        LIMIT 1) AS "restrictionId"
    FROM statements t WHERE t.id = ${statementId}`);
  const [restricted] = rows;
  if (!restricted) return;
  const { commentId, restriction, state, restrictionId } = restricted;
  const isAboutComment = restriction === "rejected" || restriction === "removed";
  if (isAboutComment && commentId !== null && state === "rejected")
    await decideComment(moderator, { commentId, to: "approved" }, tx);
  if (restrictionId !== null) await liftRestriction(moderator, restrictionId, tx);
}

type Answered = { reference: string; reversed: boolean; answer: string };

async function mailAnswer(tx: Transaction, about: CaseRef, answered: Answered): Promise<void> {
  const party = await findParty(tx, about);
  if (!party) return;
  await queueMail(tx, {
    ...party,
    dedupeKey: `appeal-decision ${answered.reference}`,
    content: { kind: "appeal-decision", ...answered, casePath: paths.caseFile(answered.reference) },
  });
}
