import { type SQL, sql } from "drizzle-orm";
import { db, type Transaction, transaction } from "#db/client.ts";
import { enqueue } from "#db/queue.ts";
import { isLive, sectionJson } from "#db/teasers.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import type { System } from "#lib/proof.ts";
import type { PushTarget, PushTopic } from "#lib/push.ts";

/** After so long an article is no news any more: who could not be told by then is not told. The longest night is shorter. */
const NEWS = sql`interval '24 hours'`;
/** So often a mailbox that does not answer is tried for one article: over an hour. */
const MOST_ATTEMPTS = 6;
/** So many articles in a row that could not be delivered, and a browser is given up. */
const MOST_FAILURES = 5;

/** What an article is found by: its section and those above, its topics, authors and story. The query calls `articles` "a". */
const keysOfArticle: SQL = sql`
  WITH RECURSIVE up AS (
    SELECT x.id, x.parent_id, 0 AS height FROM sections x WHERE x.id = a.section_id
    UNION ALL
    SELECT x.id, x.parent_id, up.height + 1 FROM sections x JOIN up ON x.id = up.parent_id WHERE up.height < 8)
  SELECT 'section' AS kind, up.id AS ref_id FROM up
  UNION SELECT 'topic', x.topic_id FROM article_topics x WHERE x.article_id = a.id
  UNION SELECT 'author', x.author_id FROM article_authors x WHERE x.article_id = a.id AND x.role = 'author'
  UNION SELECT 'story', a.story_id WHERE a.story_id IS NOT NULL`;

/**
 * Lays the article out for every browser that follows something it is of, once each. One that may not be seen yet
 * comes again when it may; one that may not be seen any more is for nobody. @returns for how many
 */
export function spreadPush(_: System, articleId: number): Promise<number> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ at: string }>(sql`
      SELECT greatest(a.embargo_until, a.published_at) AS at FROM articles a
      WHERE a.id = ${articleId} AND a.state = 'live' AND NOT (${isLive})`);
    if (rows[0]) await enqueue(tx, "push", { articleId }, { startAfter: new Date(rows[0].at) });
    const { rowCount } = await tx.execute(sql`
      INSERT INTO push_messages (push_id, article_id)
      SELECT DISTINCT t.push_id, a.id FROM articles a, LATERAL (${keysOfArticle}) k
        JOIN push_topics t ON t.kind = k.kind AND t.ref_id = k.ref_id
      WHERE a.id = ${articleId} AND ${isLive}
      ON CONFLICT DO NOTHING`);
    return rowCount ?? 0;
  });
}

export type PushArticle = {
  id: number;
  slug: string;
  section: { slug: string; name: string };
  title: string;
  standfirst: string;
  sponsor: string | null;
  /** What the browser follows of which the article is. */
  topics: (PushTopic & { name: string })[];
};

/** What one browser is to be told now, the oldest first. */
export type PushTurn = {
  id: number;
  target: PushTarget;
  /** The how many-th try this is. */
  attempt: number;
  articles: PushArticle[];
};

/**
 * Takes what is due for some browsers: from here on nobody takes it again, also not when this process dies. What has
 * been withdrawn or is old by now, and what is not followed any more, is taken and not handed out.
 */
export function claimPush(_: System, most: number): Promise<PushTurn[]> {
  return transaction(async (tx) => {
    await waitForMorning(tx);
    const { rows } = await tx.execute<PushTurn>(sql`
      WITH turn AS (
        SELECT s.id FROM push_subscriptions s WHERE s.id IN (
          SELECT m.push_id FROM push_messages m WHERE m.claimed_at IS NULL AND m.due_at <= now()
          ORDER BY m.due_at LIMIT ${most})
        FOR UPDATE SKIP LOCKED),
      taken AS (
        UPDATE push_messages m SET claimed_at = now(), attempts = m.attempts + 1 FROM turn
        WHERE m.push_id = turn.id AND m.claimed_at IS NULL AND m.due_at <= now()
        RETURNING m.push_id, m.article_id, m.attempts)
      SELECT s.id, json_build_object('endpoint', s.endpoint, 'keys', s.keys) AS target, max(taken.attempts) AS attempt,
        coalesce(json_agg(json_build_object('id', a.id, 'slug', a.slug, 'section', ${sectionJson},
            'title', coalesce(nullif(a.short_title, ''), a.title), 'standfirst', a.standfirst, 'sponsor', a.sponsor,
            'topics', f.topics) ORDER BY a.published_at, a.id) FILTER (WHERE f.topics IS NOT NULL), '[]') AS articles
      FROM taken JOIN push_subscriptions s ON s.id = taken.push_id
        LEFT JOIN articles a ON a.id = taken.article_id AND ${isLive} AND a.published_at > now() - ${NEWS}
        LEFT JOIN LATERAL (
          SELECT json_agg(json_build_object('kind', t.kind, 'ref', t.ref_id, 'name', CASE t.kind
              WHEN 'section' THEN (SELECT x.name FROM sections x WHERE x.id = t.ref_id)
              WHEN 'topic' THEN (SELECT x.name FROM topics x WHERE x.id = t.ref_id)
              WHEN 'author' THEN (SELECT x.name FROM authors x WHERE x.id = t.ref_id)
              ELSE (SELECT x.title FROM stories x WHERE x.id = t.ref_id) END) ORDER BY t.kind, t.ref_id) AS topics
          FROM push_topics t WHERE t.push_id = s.id AND (t.kind, t.ref_id) IN (${keysOfArticle})) f ON a.id IS NOT NULL
      GROUP BY s.id`);
    return rows;
  });
}

/** Another run goes on with what is due. */
export function handOnPush(_: System): Promise<void> {
  return transaction((tx) => enqueue(tx, "push", {}));
}

/** What is due for somebody who has quiet hours now is due at their end. */
async function waitForMorning(tx: Transaction): Promise<void> {
  const here = sql`now() AT TIME ZONE ${portalTimeZone}`;
  const hour = sql`extract(hour FROM ${here})`;
  const ends = sql`date_trunc('day', ${here}) + make_interval(hours => s.quiet_until)`;
  await tx.execute(sql`
    UPDATE push_messages m SET due_at = (${ends} + CASE WHEN ${ends} <= ${here} THEN interval '1 day' ELSE interval '0' END)
      AT TIME ZONE ${portalTimeZone}
    FROM push_subscriptions s
    WHERE s.id = m.push_id AND m.claimed_at IS NULL AND m.due_at <= now() AND CASE
      WHEN s.quiet_from < s.quiet_until THEN ${hour} >= s.quiet_from AND ${hour} < s.quiet_until
      WHEN s.quiet_from > s.quiet_until THEN ${hour} >= s.quiet_from OR ${hour} < s.quiet_until
      ELSE false END`);
}

/** It has been handed over: whatever failed before is past. */
export async function notePushed(_: System, { id }: PushTurn): Promise<void> {
  await db().execute(sql`UPDATE push_subscriptions SET failures = 0 WHERE id = ${id} AND failures > 0`);
}

/** There is no such browser any more (RFC 8030 §7.3). */
export async function forgetPush(_: System, { id }: PushTurn): Promise<void> {
  await db().execute(sql`DELETE FROM push_subscriptions WHERE id = ${id}`);
}

/** Not sent, and to be tried again then. @returns whether it will be: false when it was tried often enough */
export async function postponePush(
  system: System,
  turn: PushTurn,
  { articleIds, until }: { articleIds: number[]; until: Date },
): Promise<boolean> {
  if (turn.attempt >= MOST_ATTEMPTS) {
    await notePushFailure(system, turn);
    return false;
  }
  await db().execute(sql`
    UPDATE push_messages SET claimed_at = NULL, due_at = ${until.toISOString()}::timestamptz
    WHERE push_id = ${turn.id} AND article_id = ANY(${sql.param(articleIds)}::bigint[])`);
  return true;
}

/** Given up for this article; after some in a row, for good. */
export async function notePushFailure(_: System, { id }: PushTurn): Promise<void> {
  await db().execute(sql`UPDATE push_subscriptions SET failures = failures + 1 WHERE id = ${id}`);
  await db().execute(sql`DELETE FROM push_subscriptions WHERE id = ${id} AND failures >= ${MOST_FAILURES}`);
}
