import { sql } from "drizzle-orm";
import { db, type Transaction, transaction } from "#db/client.ts";
import { enqueue } from "#db/queue.ts";
import { ids, isLive } from "#db/teasers.ts";
import { env } from "#lib/env.ts";
import { INDEXNOW_MOST_URLS } from "#lib/indexnow.ts";
import { absolute } from "#lib/paths.ts";
import { nextCall, PING_GIVE_UP_HOURS, PING_PAUSE_MS, type PingTarget } from "#lib/pings.ts";
import type { System } from "#lib/proof.ts";
import type { PingAnswer } from "#lib/send-ping.ts";

/** One that is told something now, by this process alone. */
export type PingTurn = PingTarget & { failures: number };

/** An address of which somebody is to be told. */
export type WaitingPing = {
  /** Of what waits, the rows that say so. */
  ids: number[];
  path: string;
  articleId: number | null;
};

/** A process that has not come back after this has died; longer than any turn. */
const ABANDONED = sql`interval '2 minutes'`;

const isShown = sql`EXISTS (SELECT FROM articles a WHERE a.id = w.article_id AND ${isLive}
  AND NOT (w.kind = 'indexnow' AND a.hide_from_search_engines))`;

/**
 * Takes everybody whose turn it is and for whom something waits. Who is not among the settings any more is forgotten,
 * with what waited; so is what is not to be told any more, and what nobody could be told for too long.
 * @returns how many addresses were given up, too
 */
export function claimPingTargets(
  _: System,
  targets: readonly PingTarget[],
): Promise<{ turns: PingTurn[]; givenUp: number }> {
  return transaction(async (tx) => {
    const givenUp = await forget(tx, targets);
    const { rows } = await tx.execute<PingTurn>(sql`
      WITH turn AS (
        SELECT t.kind, t.target FROM ping_targets t
        WHERE t.not_before <= now() AND (t.claimed_at IS NULL OR t.claimed_at < now() - ${ABANDONED})
          AND EXISTS (SELECT FROM waiting_pings w
            WHERE w.kind = t.kind AND w.target = t.target AND w.due_at <= now())
        FOR UPDATE SKIP LOCKED)
      UPDATE ping_targets t SET claimed_at = now() FROM turn
      WHERE t.kind = turn.kind AND t.target = turn.target RETURNING t.kind, t.target, t.failures`);
    return { turns: rows, givenUp };
  });
}

async function forget(tx: Transaction, targets: readonly PingTarget[]): Promise<number> {
  const set = sql`(SELECT x.kind, x.target FROM unnest(${sql.param(targets.map(({ kind }) => kind))}::text[],
    ${sql.param(targets.map(({ target }) => target))}::text[]) AS x(kind, target))`;
  await tx.execute(
    sql`INSERT INTO ping_targets (kind, target) SELECT x.kind, x.target FROM ${set} x ON CONFLICT DO NOTHING`,
  );
  await tx.execute(sql`DELETE FROM ping_targets t WHERE (t.kind, t.target) NOT IN ${set}`);
  await tx.execute(sql`
    DELETE FROM waiting_pings w WHERE (w.kind, w.target) NOT IN ${set}
      OR (w.due_at <= now() AND w.only_if_shown AND NOT ${isShown})`);
  // What waited while the portal was down is told all the same.
  const { rowCount } = await tx.execute(sql`
    DELETE FROM waiting_pings w USING ping_targets t
    WHERE t.kind = w.kind AND t.target = w.target AND t.failures > 0
      AND w.due_at < now() - make_interval(hours => ${PING_GIVE_UP_HOURS})`);
  return rowCount ?? 0;
}

/** What one of them is to be told now, each address once, the oldest first. */
export async function listWaitingPings(_: System, { kind, target }: PingTarget): Promise<WaitingPing[]> {
  const { rows } = await db().execute<WaitingPing>(sql`
    SELECT json_agg(w.id) AS ids, w.path, max(w.article_id) AS "articleId" FROM waiting_pings w
    WHERE w.kind = ${kind} AND w.target = ${target} AND w.due_at <= now() AND (NOT w.only_if_shown OR ${isShown})
    GROUP BY w.path ORDER BY min(w.id) LIMIT ${INDEXNOW_MOST_URLS}`);
  return rows;
}

/** Writes a call into the log; unless it is to be made again, what it told waits no longer. */
export function notePing(
  _: System,
  { kind, target }: PingTarget,
  { told, answer }: { told: readonly WaitingPing[]; answer: PingAnswer },
): Promise<void> {
  return transaction(async (tx) => {
    const [first] = told;
    // A batch is about many articles.
    const articleId = told.length === 1 ? (first?.articleId ?? null) : null;
    await tx.execute(sql`
      INSERT INTO pings (kind, target, url, urls, article_id, status, answer)
      SELECT ${kind}, ${target}, ${first ? absolute(env().SITE_URL, first.path) : ""}, ${told.length}, (SELECT a.id FROM articles a WHERE a.id = ${articleId}),
        ${answer.status}, ${answer.answer}`);
    if (answer.outcome === "later") return;
    await tx.execute(sql`DELETE FROM waiting_pings WHERE id = ANY(${ids(told.flatMap((one) => one.ids))})`);
  });
}

/**
 * Ends a turn: who was told, or would not listen, is left alone for a minute, who could not be told for longer.
 * @param last what its calls came to; null where none was made
 */
export function endPingTurn(
  _: System,
  { kind, target, failures }: PingTurn,
  last: PingAnswer | null,
): Promise<void> {
  return transaction(async (tx) => {
    const now = Date.now();
    const isFailure = last?.outcome === "later";
    const notBefore = isFailure
      ? nextCall(failures + 1, { now, until: last.until })
      : new Date(last ? now + PING_PAUSE_MS : now);
    const refusal = last?.outcome === "refused" ? `${last.status ?? ""} ${last.answer}`.trim() : "";
    await tx.execute(sql`
      UPDATE ping_targets t SET claimed_at = NULL, failures = ${isFailure ? failures + 1 : last ? 0 : failures},
        not_before = ${notBefore.toISOString()}::timestamptz,
        refused_at = CASE ${last?.outcome ?? ""}::text WHEN 'refused' THEN coalesce(t.refused_at, now())
          WHEN 'taken' THEN NULL ELSE t.refused_at END,
        refusal = CASE ${last?.outcome ?? ""}::text WHEN 'refused' THEN ${refusal}
          WHEN 'taken' THEN '' ELSE t.refusal END
      WHERE t.kind = ${kind} AND t.target = ${target}`);
    await enqueue(tx, "pings", {}, { startAfter: notBefore });
  });
}

/** Lets go of one that is not told everything yet: the next run goes on. */
export function handOnPings(_: System, { kind, target }: PingTurn): Promise<void> {
  return transaction(async (tx) => {
    await tx.execute(
      sql`UPDATE ping_targets SET claimed_at = NULL, failures = 0 WHERE kind = ${kind} AND target = ${target}`,
    );
    await enqueue(tx, "pings", {});
  });
}
