import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { logCase } from "#db/case-log.ts";
import { findParty } from "#db/case-parties.ts";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { decideComment } from "#db/comment-decisions.ts";
import { queueMail } from "#db/mails.ts";
import { findNoticeSubject } from "#db/notice-subjects.ts";
import { within } from "#db/within.ts";
import { translator } from "#lib/i18n.ts";
import type { Subject } from "#lib/notice-reasons.ts";
import { subjectName } from "#lib/notice-subject.ts";
import { paths } from "#lib/paths.ts";
import type { Clause } from "#lib/policy.ts";
import type { Moderator } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

/** What a rejection stands on, and what the writer of the comment is told. */
export type NoticeGrounds = { clause?: Clause; law?: string; reason?: string };

export type NoticeDecision = {
  noticeId: number;
  to: "upheld" | "dismissed";
  /** What whoever reported is told, with reasons (DSA art. 16(5)). */
  decision: string;
  /** For a comment that is taken away. */
  grounds?: NoticeGrounds;
};

/** A notice while it is decided on. */
export type LockedNotice = {
  id: number;
  reference: string;
  state: "open" | "upheld" | "dismissed";
  commentId: number | null;
  articleId: number | null;
  commentState: string | null;
};

/**
 * Decides on a notice and tells whoever sent it. One that is followed takes the comment away, with a statement of
 * reasons to its writer; about an article it is on record, and the newsroom acts in the article itself.
 * @throws Refusal not-found, changed-meanwhile, text-missing, reason-missing, law-missing
 */
export function decideNotice(moderator: Moderator, input: NoticeDecision, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    const decision = requireWords(input.decision);
    const notice = await lockNotice(tx, input.noticeId);
    if (notice.state !== "open")
      throw new Refusal("changed-meanwhile", `notice ${notice.id} is ${notice.state}`);
    if (input.to === "upheld") await follow(tx, moderator, { notice, grounds: input.grounds ?? {} });
    await tx.execute(sql`
      UPDATE notices SET state = ${input.to}, decision = ${decision}, decided_by = ${moderator.userId},
        decided_at = now() WHERE id = ${notice.id}`);
    // What was looked into is no longer reported.
    await tx.execute(sql`
      UPDATE comments SET report_count = report_count - 1 WHERE id = ${notice.commentId} AND report_count > 0`);
    await logCase(
      tx,
      moderator,
      input.to === "upheld"
        ? { noticeId: notice.id, event: "upheld", detail: { clause: clauseOf(notice, input.grounds) } }
        : { noticeId: notice.id, event: "dismissed", detail: {} },
    );
    await audit(tx, moderator, {
      action: input.to === "upheld" ? "uphold" : "dismiss",
      subject: "notice",
      subjectId: notice.id,
      detail: { reference: notice.reference },
    });
    await mailDecision(tx, { notice, upheld: input.to === "upheld", decision });
    announce(tx, { soft: [tags.transparency()] });
  });
}

/** @throws Refusal text-missing */
export function requireWords(text: string): string {
  const words = text.trim();
  if (words === "") throw new Refusal("text-missing", "a decision gives reasons");
  return words;
}

/** @throws Refusal not-found */
export async function lockNotice(tx: Transaction, id: number): Promise<LockedNotice> {
  const { rows } = await tx.execute<LockedNotice>(sql`
    SELECT n.id, n.reference, n.state, n.comment_id AS "commentId", n.article_id AS "articleId",
      (SELECT c.state FROM comments c WHERE c.id = n.comment_id) AS "commentState"
    FROM notices n WHERE n.id = ${id} FOR UPDATE OF n`);
  if (!rows[0]) throw new Refusal("not-found", `notice ${id}`);
  return rows[0];
}

/** What its writer took back, or what was deleted, needs no decision any more. */
export const isStillThere = ({ commentId, commentState }: LockedNotice): boolean =>
  commentId !== null && commentState !== null && commentState !== "withdrawn";

const clauseOf = (notice: LockedNotice, grounds?: NoticeGrounds) =>
  isStillThere(notice) ? (grounds?.clause ?? null) : null;

/** Takes the comment away that a notice was right about. */
export async function follow(
  tx: Transaction,
  moderator: Moderator,
  { notice, grounds }: { notice: LockedNotice; grounds: NoticeGrounds },
): Promise<void> {
  if (!isStillThere(notice)) return;
  const { clause, law, reason } = grounds;
  const commentId = notice.commentId ?? 0;
  await decideComment(moderator, { commentId, to: "rejected", clause, law, reason, noticeId: notice.id }, tx);
}

type Told = { notice: LockedNotice; upheld: boolean; decision: string };

async function mailDecision(tx: Transaction, { notice, upheld, decision }: Told): Promise<void> {
  const party = await findParty(tx, { noticeId: notice.id });
  if (!party) return;
  const { reference } = notice;
  await queueMail(tx, {
    ...party,
    dedupeKey: `notice-decision ${reference}`,
    content: {
      kind: "notice-decision",
      reference,
      subject: await nameOf(tx, notice, party.locale),
      upheld,
      decision,
      automated: false,
      casePath: paths.caseFile(reference),
      appealPath: paths.appeal(reference),
    },
  });
}

async function nameOf(tx: Transaction, notice: LockedNotice, locale: "de" | "en"): Promise<string> {
  const { commentId, articleId } = notice;
  const about: Subject =
    commentId === null ? { type: "article", id: articleId ?? 0 } : { type: "comment", id: commentId };
  const subject = await findNoticeSubject(about, tx);
  return subjectName(translator(locale), subject ?? { ...about, title: null });
}
