import { sql } from "drizzle-orm";
import { db, transaction } from "#db/client.ts";
import { queueMails } from "#db/mails.ts";
import { isLive } from "#db/teasers.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import { type DigestFrequency, isDigestHour, REMEMBERED_DAYS } from "#lib/alerts.ts";
import { type ArticleKey, type DigestReader, indexKeys, pickForDigest } from "#lib/digest.ts";
import type { System } from "#lib/proof.ts";

/** Subscribers in one transaction; their digests are in memory together. */
const CHUNK = 500;

type Due = DigestReader & { id: number; email: string; locale: "de" | "en" };
type Keys = ReturnType<typeof indexKeys>;
type Run = { frequency: DigestFrequency; until: Date; keys: Keys; from: number };

/** Which digests are due now. Late is better than never: a portal that was down at six sends at eight. */
export async function dueDigests(_: System, now: Date): Promise<DigestFrequency[]> {
  const { rows } = await db().execute<{ hour: number; day: number }>(sql`
    SELECT extract(hour FROM l.at)::int AS hour, extract(dow FROM l.at)::int AS day
    FROM (SELECT ${now.toISOString()}::timestamptz AT TIME ZONE ${portalTimeZone} AS at) l`);
  const [local] = rows;
  return local ? (["daily", "weekly"] as const).filter((one) => isDigestHour(one, local)) : [];
}

/**
 * Builds the digests of everybody who has not had theirs today (or this Saturday): what is new since the last one
 * and nobody has told them of. Nothing new, no mail. A run that was cut off is gone on with by the next.
 * @returns how many mails were queued
 */
export async function buildDigests(system: System, frequency: DigestFrequency, until: Date): Promise<number> {
  const keys = indexKeys(await freshKeys(until));
  let queued = 0;
  for (let from = 0; ; ) {
    const done = await buildChunk(system, { frequency, until, keys, from });
    if (!done) return queued;
    queued += done.queued;
    from = done.last;
  }
}

/** What may be news to somebody: a week, and a day for a portal that was down. */
async function freshKeys(until: Date): Promise<ArticleKey[]> {
  const { rows } = await db().execute<ArticleKey>(sql`
    SELECT k.kind, k.ref_id AS "refId", k.query, k.article_id AS "articleId", k.nearness,
      extract(epoch FROM k.created_at)::float8 * 1000 AS at, extract(epoch FROM a.published_at)::float8 * 1000 AS "publishedAt"
    FROM article_keys k JOIN articles a ON a.id = k.article_id
    WHERE k.created_at > ${until.toISOString()}::timestamptz - interval '8 days'
      AND k.created_at <= ${until.toISOString()}::timestamptz AND ${isLive}`);
  return rows;
}

function buildChunk(
  _: System,
  { frequency, until, keys, from }: Run,
): Promise<{ queued: number; last: number } | null> {
  const upTo = sql.raw(frequency === "daily" ? "daily_until" : "weekly_until");
  const moment = sql`${until.toISOString()}::timestamptz`;
  return transaction(async (tx) => {
    const { rows } = await tx.execute<Due>(sql`
      WITH due AS MATERIALIZED (
        SELECT s.id, s.email, s.locale, s.told, s.${upTo} AS since FROM subscribers s
        WHERE s.id > ${from} AND s.confirmed_at IS NOT NULL
          AND (s.${upTo} AT TIME ZONE ${portalTimeZone})::date < (${moment} AT TIME ZONE ${portalTimeZone})::date
          AND EXISTS (SELECT FROM subscriptions p WHERE p.subscriber_id = s.id AND p.frequency = ${frequency}
            AND p.confirmed_at IS NOT NULL AND p.ended_at IS NULL)
        ORDER BY s.id LIMIT ${CHUNK} FOR UPDATE OF s SKIP LOCKED)
      SELECT d.id, d.email, d.locale, to_json(d.told) AS told, extract(epoch FROM d.since)::float8 * 1000 AS since, (
        SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'refId', p.ref_id, 'query', p.query,
          'nearness', p.nearness, 'confirmedAt', extract(epoch FROM p.confirmed_at)::float8 * 1000))
        FROM subscriptions p WHERE p.subscriber_id = d.id AND p.frequency = ${frequency}
          AND p.confirmed_at IS NOT NULL AND p.ended_at IS NULL) AS subscriptions
      FROM due d ORDER BY d.id`);
    const last = rows.at(-1)?.id;
    if (last === undefined) return null;
    const digests = rows.map((reader) => ({ ...reader, items: pickForDigest(reader, keys) }));
    const told = digests.map(({ id, items }) => ({ id, told: items.map(({ articleId }) => articleId) }));
    await tx.execute(sql`
      UPDATE subscribers s SET ${upTo} = ${moment}, told = s.told || x.told
      FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS x(id bigint, told bigint[]) WHERE s.id = x.id`);
    const full = digests.filter(({ items }) => items.length > 0);
    await queueMails(
      tx,
      full.map(({ id, email, locale, items }) => ({
        to: email,
        locale,
        dedupeKey: `digest ${frequency} ${until.toISOString().slice(0, 10)} ${id}`,
        subscriberId: id,
        content: { kind: "news", subscriberId: id, frequency, items },
      })),
    );
    return { queued: full.length, last };
  });
}

/** Forgets what can be told no more: keys that no digest asks for, and who was told of them. */
export async function forgetTold(_: System): Promise<void> {
  await db().execute(sql`
    DELETE FROM article_keys WHERE created_at < now() - make_interval(days => ${REMEMBERED_DAYS})
      AND article_id IN (SELECT a.id FROM articles a WHERE a.published_at < now() - make_interval(days => ${REMEMBERED_DAYS}))`);
  await db().execute(sql`
    UPDATE subscribers s SET told = ARRAY(SELECT t FROM unnest(s.told) t WHERE t IN (SELECT k.article_id FROM article_keys k))
    WHERE EXISTS (SELECT FROM unnest(s.told) t WHERE t NOT IN (SELECT k.article_id FROM article_keys k))`);
}
