import { type SQL, sql } from "drizzle-orm";
import { keyArticle } from "#db/article-keys.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { queueMails } from "#db/mails.ts";
import { NEARNESS } from "#lib/alerts.ts";
import type { System } from "#lib/proof.ts";

/** Subscribers in one transaction. */
const CHUNK = 500;

/**
 * Active subscriptions "p" that an article is found by, with its key "k"; ended ones and those made later get nothing.
 * Written so that the two can be hashed: thousands of keys meet a hundred thousand subscriptions.
 */
const findsKey: SQL = sql`p.kind = k.kind AND p.confirmed_at IS NOT NULL AND p.ended_at IS NULL
  AND p.confirmed_at <= k.created_at
  AND coalesce(p.ref_id, 0) = coalesce(k.ref_id, 0) AND coalesce(p.query, '') = coalesce(k.query, '')
  AND (k.nearness IS NULL OR k.nearness >= coalesce(p.nearness, ${NEARNESS}))`;

type Hit = { subscriberId: number; because: number[] };

/**
 * Tells everybody who wants to hear of such an article at once; each once, however many of their subscriptions find
 * it. Done again it goes on where it stopped. @returns how many mails were queued
 */
export async function alertOf(system: System, articleId: number): Promise<number> {
  await transaction((tx) => keyArticle(tx, articleId));
  const { rows } = await db().execute<Hit>(sql`
    SELECT p.subscriber_id AS "subscriberId", to_json(array_agg(DISTINCT p.id ORDER BY p.id)) AS because
    FROM article_keys k JOIN subscriptions p ON ${findsKey} JOIN subscribers s ON s.id = p.subscriber_id
    WHERE k.article_id = ${articleId} AND p.frequency = 'at_once' AND NOT (${articleId}::bigint = ANY(s.told))
    GROUP BY p.subscriber_id ORDER BY p.subscriber_id`);
  let queued = 0;
  for (let at = 0; at < rows.length; at += CHUNK)
    queued += await tell(system, articleId, rows.slice(at, at + CHUNK));
  return queued;
}

function tell(_: System, articleId: number, hits: Hit[]): Promise<number> {
  const because = new Map(hits.map((hit) => [hit.subscriberId, hit.because]));
  return transaction(async (tx) => {
    const told = await remember(tx, [...because.keys()], [articleId]);
    await queueMails(
      tx,
      told.map(({ id, email, locale }) => ({
        to: email,
        locale,
        dedupeKey: `news ${articleId} ${id}`,
        subscriberId: id,
        content: {
          kind: "news",
          subscriberId: id,
          frequency: "at_once",
          items: [{ articleId, because: because.get(id) ?? [] }],
        },
      })),
    );
    return told.length;
  });
}

type Told = { id: number; email: string; locale: "de" | "en" };

/** Notes that these addresses are told of an article. @returns those who had not been, in their order */
async function remember(tx: Transaction, subscriberIds: number[], articleIds: number[]): Promise<Told[]> {
  const { rows } = await tx.execute<Told>(sql`
    WITH them AS (SELECT s.id FROM subscribers s WHERE s.id = ANY(${sql.param(subscriberIds)}::bigint[]) ORDER BY s.id FOR UPDATE)
    UPDATE subscribers s SET told = s.told || ${sql.param(articleIds)}::bigint[] FROM them
    WHERE s.id = them.id AND NOT s.told && ${sql.param(articleIds)}::bigint[]
    RETURNING s.id, s.email, s.locale`);
  return rows.toSorted((a, b) => a.id - b.id);
}
