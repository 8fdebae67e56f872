import { type SQL, sql } from "drizzle-orm";
import { db, type Transaction, transaction } from "#db/client.ts";
import { hitRateLimit } from "#db/rate-limits.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";
import {
  MOST_TOPICS,
  type PushKind,
  type PushProof,
  type PushTarget,
  type PushTopic,
  type Quiet,
} from "#lib/push.ts";

type By = Visitor | Viewer;

/** What a browser asks to be told of. `quiet` undefined leaves the hours as they are. */
export type PushWish = { target: PushTarget; topic: PushTopic; quiet?: Quiet };
export type PushProblem = "not-found" | "too-many" | "too-often";

/** A household follows a dozen things on a few devices; a program would register mailboxes by the thousand. */
const WISHES = { bucket: "push wishes of one address", hits: 60, seconds: 3600 };

/** What may be followed, as readers see it. */
const FOLLOWED: Record<PushKind, SQL> = {
  section: sql`sections x WHERE x.hidden_at IS NULL`,
  topic: sql`topics x WHERE x.merged_into IS NULL`,
  author: sql`authors x WHERE true`,
  story: sql`stories x WHERE true`,
};

/** Adds a topic to a browser, which is new or known. @returns what is in the way; null when it is done */
export function followByPush(by: By, { target, topic, quiet }: PushWish): Promise<PushProblem | null> {
  return transaction(async (tx) => {
    if (await hitRateLimit(WISHES, by.addressKey, tx)) return "too-often";
    if (!(await isThere(tx, topic))) return "not-found";
    const id = await keepTarget(tx, by, target);
    if (id === null) return "not-found";
    const { rows } = await tx.execute<{ many: number }>(
      sql`SELECT count(*) AS many FROM push_topics t WHERE t.push_id = ${id}`,
    );
    if ((rows[0]?.many ?? 0) >= MOST_TOPICS) return "too-many";
    await tx.execute(sql`
      INSERT INTO push_topics (push_id, kind, ref_id) VALUES (${id}, ${topic.kind}, ${topic.ref})
      ON CONFLICT DO NOTHING`);
    if (quiet !== undefined) await setQuiet(tx, id, quiet);
    return null;
  });
}

async function isThere(tx: Transaction, { kind, ref }: PushTopic): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`SELECT FROM ${FOLLOWED[kind]} AND x.id = ${ref}`);
  return rowCount === 1;
}

/** null where the mailbox is known by another secret: then it is somebody else who asks. */
async function keepTarget(tx: Transaction, by: By, { endpoint, keys }: PushTarget): Promise<number | null> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    INSERT INTO push_subscriptions AS s (endpoint, keys, user_id)
    VALUES (${endpoint}, ${JSON.stringify(keys)}::jsonb, ${by.userId}::bigint)
    ON CONFLICT (endpoint) DO UPDATE SET user_id = coalesce(excluded.user_id, s.user_id), failures = 0
      WHERE s.keys ->> 'auth' = excluded.keys ->> 'auth'
    RETURNING s.id`);
  return rows[0]?.id ?? null;
}

/** What waits for the old hours is looked at anew by the new ones. */
async function setQuiet(tx: Transaction, id: number, quiet: Quiet): Promise<void> {
  await tx.execute(sql`
    UPDATE push_subscriptions SET quiet_from = ${quiet?.from ?? null}, quiet_until = ${quiet?.until ?? null}
    WHERE id = ${id}`);
  await tx.execute(sql`
    UPDATE push_messages SET due_at = now() WHERE push_id = ${id} AND claimed_at IS NULL AND attempts = 0`);
}

const isProved = ({ endpoint, auth }: PushProof) =>
  sql`s.endpoint = ${endpoint} AND s.keys ->> 'auth' = ${auth}`;

export type FollowedTopic = PushTopic & { name: string; slug: string };
export type PushState = { topics: FollowedTopic[]; quiet: Quiet };

/** What this browser is told of; null when it is not known (any more). */
export async function readPushState(proof: PushProof): Promise<PushState | null> {
  const { rows } = await db().execute<{ topics: FollowedTopic[]; from: number | null; until: number | null }>(
    sql`
    SELECT s.quiet_from AS "from", s.quiet_until AS "until",
      (SELECT coalesce(json_agg(json_build_object('kind', t.kind, 'ref', t.ref_id, 'name', n.name, 'slug', n.slug)
          ORDER BY lower(n.name), t.kind, t.ref_id), '[]')
        FROM push_topics t, LATERAL (
          SELECT x.name, x.slug FROM sections x WHERE t.kind = 'section' AND x.id = t.ref_id
          UNION ALL SELECT x.name, x.slug FROM topics x WHERE t.kind = 'topic' AND x.id = t.ref_id
          UNION ALL SELECT x.name, x.slug FROM authors x WHERE t.kind = 'author' AND x.id = t.ref_id
          UNION ALL SELECT x.title, x.slug FROM stories x WHERE t.kind = 'story' AND x.id = t.ref_id) n
        WHERE t.push_id = s.id) AS topics
    FROM push_subscriptions s WHERE ${isProved(proof)}`,
  );
  const [row] = rows;
  if (!row) return null;
  const { topics, from, until } = row;
  return { topics, quiet: from === null || until === null ? null : { from, until } };
}

/** Sets the hours between which this browser hears nothing. @returns whether it is known */
export function setPushQuiet(_: By, proof: PushProof, quiet: Quiet): Promise<boolean> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: number }>(
      sql`SELECT s.id FROM push_subscriptions s WHERE ${isProved(proof)} FOR UPDATE`,
    );
    if (!rows[0]) return false;
    await setQuiet(tx, rows[0].id, quiet);
    return true;
  });
}

/**
 * Ends some topics of a browser, or everything. One without topics is forgotten.
 * @returns how many topics are left
 */
export function endPush(_: By, proof: PushProof, topics?: PushTopic[]): Promise<number> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: number }>(
      sql`SELECT s.id FROM push_subscriptions s WHERE ${isProved(proof)} FOR UPDATE`,
    );
    const id = rows[0]?.id;
    if (id === undefined) return 0;
    const those = topics
      ? sql`AND (t.kind, t.ref_id) IN (SELECT w.kind, w.ref
          FROM jsonb_to_recordset(${JSON.stringify(topics)}::jsonb) AS w(kind text, ref bigint))`
      : sql``;
    await tx.execute(sql`DELETE FROM push_topics t WHERE t.push_id = ${id} ${those}`);
    const left = await tx.execute<{ many: number }>(
      sql`SELECT count(*) AS many FROM push_topics t WHERE t.push_id = ${id}`,
    );
    const many = left.rows[0]?.many ?? 0;
    if (many === 0) await tx.execute(sql`DELETE FROM push_subscriptions WHERE id = ${id}`);
    return many;
  });
}

/** A browser has got a new mailbox from its push service: what it follows comes along. @returns whether the old one was known */
export function movePush(by: By, old: PushProof, target: PushTarget): Promise<boolean> {
  return transaction(async (tx) => {
    if (await hitRateLimit(WISHES, by.addressKey, tx)) return false;
    // Already known by the new one: somebody followed something in between.
    await tx.execute(sql`
      INSERT INTO push_topics (push_id, kind, ref_id)
      SELECT n.id, t.kind, t.ref_id FROM push_subscriptions s JOIN push_topics t ON t.push_id = s.id
        JOIN push_subscriptions n ON n.endpoint = ${target.endpoint} AND n.keys ->> 'auth' = ${target.keys.auth}
      WHERE ${isProved(old)} ON CONFLICT DO NOTHING`);
    const { rowCount: gone } = await tx.execute(sql`
      DELETE FROM push_subscriptions s WHERE ${isProved(old)} AND s.endpoint <> ${target.endpoint}
        AND EXISTS (SELECT FROM push_subscriptions n WHERE n.endpoint = ${target.endpoint})`);
    if (gone) return true;
    const { rowCount: moved } = await tx.execute(sql`
      UPDATE push_subscriptions s SET endpoint = ${target.endpoint}, keys = ${JSON.stringify(target.keys)}::jsonb,
        failures = 0 WHERE ${isProved(old)}`);
    return moved === 1;
  });
}

/** Whoever follows one of two that become one follows that one. */
export async function carryPush(
  tx: Transaction,
  kind: PushKind,
  { from, to }: { from: number; to: number },
): Promise<void> {
  await tx.execute(sql`
    WITH gone AS (DELETE FROM push_topics t WHERE t.kind = ${kind} AND t.ref_id = ${from} RETURNING t.push_id)
    INSERT INTO push_topics (push_id, kind, ref_id) SELECT gone.push_id, ${kind}, ${to}::bigint FROM gone
    ON CONFLICT DO NOTHING`);
}
