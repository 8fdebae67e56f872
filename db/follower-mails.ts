import { type SQL, sql } from "drizzle-orm";
import { type Transaction, transaction } from "#db/client.ts";
import { queueMails } from "#db/mails.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import type { System } from "#lib/proof.ts";
import type { Frequency } from "#lib/subscriptions.ts";

/** Mails in one transaction. */
const CHUNK = 500;

type Follower = { subscriptionId: number; subscriberId: number; email: string; locale: "de" | "en" };

/** Tells whoever follows an article's corrections, or all of them; each address once. @returns how many */
export function tellCorrection(_: System, correctionId: number): Promise<number> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<Follower>(sql`
      SELECT DISTINCT ON (s.id) p.id AS "subscriptionId", s.id AS "subscriberId", s.email, s.locale
      FROM corrections c JOIN subscriptions p ON p.kind = 'corrections' AND (p.ref_id = c.article_id OR p.ref_id IS NULL)
      JOIN subscribers s ON s.id = p.subscriber_id
      WHERE c.id = ${correctionId} AND c.withdrawn_at IS NULL
        AND p.confirmed_at IS NOT NULL AND p.confirmed_at <= c.created_at AND p.ended_at IS NULL
      ORDER BY s.id, p.ref_id NULLS LAST`);
    await inChunks(rows, (chunk) =>
      queueMails(
        tx,
        chunk.map(({ subscriptionId, subscriberId, email, locale }) => ({
          to: email,
          locale,
          dedupeKey: `correction ${correctionId} ${subscriberId}`,
          subscriberId,
          content: { kind: "correction", subscriptionId, correctionId },
        })),
      ),
    );
    return rows.length;
  });
}

/** When readers could first see a comment; the query calls `comments` "c". */
const appeared: SQL = sql`coalesce(c.decided_at, c.created_at)`;
/** What has waited longer than a week was told, or nobody was there to be told. */
const WINDOW = sql`interval '8 days'`;

const LAST_TIME: Record<Frequency, (until: SQL) => SQL> = {
  at_once: () => sql`true`,
  daily: (until) =>
    sql`(p.told_until AT TIME ZONE ${portalTimeZone})::date < (${until} AT TIME ZONE ${portalTimeZone})::date`,
  weekly: (until) => sql`p.told_until < ${until} - interval '6 days'`,
};

/**
 * Tells whoever follows a discussion what has appeared in it since they were last told, in one mail an article; their
 * own comments are no news to them. @returns how many mails
 */
export function tellDiscussions(_: System, frequency: Frequency, until: Date): Promise<number> {
  const moment = sql`${until.toISOString()}::timestamptz`;
  return transaction(async (tx) => {
    const { rows } = await tx.execute<Follower & { commentIds: number[] }>(sql`
      SELECT p.id AS "subscriptionId", s.id AS "subscriberId", s.email, s.locale,
        to_json((array_agg(c.id ORDER BY c.id))[1:1000]) AS "commentIds"
      FROM comments c JOIN subscriptions p ON p.kind = 'comments' AND p.ref_id = c.article_id
      JOIN subscribers s ON s.id = p.subscriber_id
      WHERE c.state = 'approved' AND ${appeared} > ${moment} - ${WINDOW} AND ${appeared} <= ${moment}
        AND ${appeared} > p.told_until AND (s.user_id IS NULL OR c.user_id IS DISTINCT FROM s.user_id)
        AND p.frequency = ${frequency} AND p.confirmed_at IS NOT NULL AND p.ended_at IS NULL AND ${LAST_TIME[frequency](moment)}
      GROUP BY p.id, s.id`);
    await noteTold(tx, rows, moment);
    await inChunks(rows, (chunk) =>
      queueMails(
        tx,
        chunk.map(({ subscriptionId, subscriberId, email, locale, commentIds }) => ({
          to: email,
          locale,
          dedupeKey: `discussion ${subscriptionId} ${commentIds.at(-1)}`,
          subscriberId,
          content: { kind: "discussion", subscriptionId, commentIds },
        })),
      ),
    );
    return rows.length;
  });
}

async function noteTold(tx: Transaction, followers: Follower[], moment: SQL): Promise<void> {
  const ids = followers.map(({ subscriptionId }) => subscriptionId);
  await tx.execute(sql`
    UPDATE subscriptions SET told_until = ${moment} WHERE id = ANY(${sql.param(ids)}::bigint[])`);
}

async function inChunks<Row>(rows: Row[], write: (chunk: Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) await write(rows.slice(at, at + CHUNK));
}
