import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { db, transaction } from "#db/client.ts";
import { retryFailed } from "#db/queue.ts";
import type { Admin } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

export type FailedJob = {
  id: string;
  name: string;
  /** What it was told: ids of rows, never what stands in them. */
  data: Record<string, unknown>;
  /** Why the last try failed. */
  reason: string;
  tries: number;
  failedAt: string;
};

export type QueueState = { name: string; waiting: number; running: number; failed: number };

const MOST_LISTED = 100;
const COUNTED = 10_000;

/** Jobs that were tried as often as they may be and failed, the latest first; pg-boss keeps them for a week. */
export async function listFailedJobs(_: Admin): Promise<FailedJob[]> {
  const { rows } = await db().execute<FailedJob>(sql`
    SELECT f.* FROM pgboss.queue q CROSS JOIN LATERAL (
      SELECT j.id::text, j.name, j.data, coalesce(j.output->>'message', j.output::text, '') AS reason,
        j.retry_count + 1 AS tries, j.completed_on AS "failedAt"
      FROM pgboss.job j WHERE j.name = q.name AND j.state = 'failed'
      ORDER BY j.completed_on DESC LIMIT ${MOST_LISTED}) f
    ORDER BY f."failedAt" DESC LIMIT ${MOST_LISTED}`);
  return rows;
}

/** Every queue, with what waits in it and what failed. */
export async function listQueues(_: Admin): Promise<QueueState[]> {
  const counted = (state: ReturnType<typeof sql>) => sql`
    (SELECT count(*)::int FROM (SELECT FROM pgboss.job j WHERE j.name = q.name AND ${state} LIMIT ${COUNTED}) c)`;
  const { rows } = await db().execute<QueueState>(sql`
    SELECT q.name, ${counted(sql`j.state < 'active' AND NOT j.blocked`)} AS waiting,
      ${counted(sql`j.state = 'active'`)} AS running, ${counted(sql`j.state = 'failed'`)} AS failed
    FROM pgboss.queue q WHERE q.name NOT LIKE '\\_\\_%' ORDER BY q.name`);
  return rows;
}

/** Has a failed job run once more. @throws Refusal when it has been, or never failed */
export function retryJob(admin: Admin, { name, id }: { name: string; id: string }): Promise<void> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ name: string }>(
      sql`SELECT name FROM pgboss.queue WHERE name = ${name} AND ${id} ~ '^[0-9a-f-]{36}$'`,
    );
    // A queue's name that pg-boss does not know it refuses with an error of its own.
    if (rows.length === 0 || !(await retryFailed(tx, name, id)))
      throw new Refusal("nothing-failed", `${name} ${id}`);
    await audit(tx, admin, { action: "retry", subject: "job", detail: { name, id } });
  });
}
