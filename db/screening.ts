import { sql } from "drizzle-orm";
import { currentClassifier } from "#db/classifier.ts";
import type { Transaction } from "#db/client.ts";
import { localeOf } from "#db/language.ts";
import { screeningWords } from "#db/screening-words.ts";
import { portalSettings } from "#db/settings.ts";
import type { CommentForm } from "#lib/comment-form.ts";
import { translator } from "#lib/i18n.ts";
import type { Viewer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Sender } from "#lib/screening/candidate.ts";
import { riskOf } from "#lib/screening/risk.ts";
import { screen } from "#lib/screening/screen.ts";
import { type Verdict, worst } from "#lib/screening/verdict.ts";

/** What is to be screened, and what is known of it without asking. */
type Asked = {
  viewer: Viewer;
  form: CommentForm;
  bodyHash: string;
  sectionId: number;
  /** The comment itself, when it is corrected: it does not repeat itself. */
  editedId?: number;
};

/** As comment_verdicts keeps them: with their reason in words. */
type VerdictRow = Pick<Verdict, "phase" | "verdict"> & { reason: string; detail: unknown };
export type Screened = { verdicts: VerdictRow[]; isSpam: boolean; risk: number | null };

/**
 * What the phases of lib/screening say of a comment, from what the database knows of its writer, its text and the
 * newsroom's words. @throws Refusal "comment-refused" for what the writer can mend, with the sentence
 */
export async function screenComment(tx: Transaction, asked: Asked): Promise<Screened> {
  const { form, bodyHash, sectionId } = asked;
  const [known, words, settings, model] = [
    await readKnown(tx, asked),
    await screeningWords(tx, sectionId),
    await portalSettings(tx),
    await currentClassifier(tx),
  ];
  const body = form.body.trim();
  const locale = localeOf(settings);
  const risk = riskOf(model, body);
  const verdicts = screen({
    body,
    bodyHash,
    articleId: form.articleId,
    sentAt: new Date(),
    secondsToWrite: form.clues.seconds,
    honeypotFilled: form.clues.honeypot,
    sender: known.sender,
    words,
    sameTextStands: known.sameTextStands,
    locale,
    risk,
  });
  const refusal = verdicts.find(({ verdict }) => verdict === "refuse");
  if (refusal)
    throw new Refusal("comment-refused", refusal.phase, { ...refusal.values, screening: refusal.reason });
  const t = translator(locale, settings.address);
  return {
    verdicts: verdicts.map(({ phase, verdict, reason, values }) => ({
      phase,
      verdict,
      reason: t(`screening.${reason}`, values),
      detail: { code: reason, values },
    })),
    isSpam: worst(verdicts) === "spam",
    risk: risk?.score ?? null,
  };
}

/** Days that count as "of late". */
const RECENT_DAYS = 3;
const MOST_RECENT = 50;
/** A history is told by its last comments: who has been here for years is not slower to screen. */
const LONGEST_HISTORY = 200;

async function readKnown(
  tx: Transaction,
  { viewer: { userId }, bodyHash, editedId = 0 }: Asked,
): Promise<{ sender: Sender; sameTextStands: boolean }> {
  const { rows } = await tx.execute<{
    approved: number;
    rejected: number;
    spam: number;
    known: number;
    isPremoderated: boolean;
    recent: { bodyHash: string; createdAt: string; articleId: number }[];
    sameTextStands: boolean;
  }>(sql`
    WITH mine AS (
      SELECT c.state, c.body_hash, c.created_at, c.article_id FROM comments c
      WHERE c.user_id = ${userId} AND c.id <> ${editedId} ORDER BY c.created_at DESC LIMIT ${LONGEST_HISTORY})
    SELECT count(*) FILTER (WHERE state = 'approved') AS approved,
      count(*) FILTER (WHERE state = 'rejected') AS rejected, count(*) FILTER (WHERE state = 'spam') AS spam,
      count(*) AS known,
      EXISTS (SELECT FROM restrictions r WHERE r.user_id = ${userId} AND r.kind = 'premoderate'
        AND r.lifted_at IS NULL AND (r.ends_at IS NULL OR r.ends_at > now())) AS "isPremoderated",
      (SELECT coalesce(json_agg(json_build_object('bodyHash', l.body_hash, 'createdAt', l.created_at,
        'articleId', l.article_id)), '[]') FROM (
          SELECT * FROM mine m WHERE m.created_at > now() - make_interval(days => ${RECENT_DAYS})
          LIMIT ${MOST_RECENT}) l) AS recent,
      EXISTS (SELECT FROM comments o WHERE o.body_hash = ${bodyHash} AND o.user_id IS DISTINCT FROM ${userId}
        AND o.state IN ('pending', 'approved')) AS "sameTextStands"
    FROM mine`);
  const [row] = rows;
  if (!row) throw new Error("A statement that counts gives one row.");
  const { known, sameTextStands, recent, ...counts } = row;
  return {
    sameTextStands,
    sender: {
      ...counts,
      isFirstComment: known === 0,
      recent: recent.map((one) => ({ ...one, createdAt: new Date(one.createdAt) })),
    },
  };
}
