import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { deliveryState } from "#db/delivery-list.ts";
import { BULK_LATE_AFTER_SECONDS, type JobFigures, LATE_AFTER_SECONDS, type MailFigures } from "#lib/jobs.ts";

/** As pg-boss's own index for fetching has it, so that nothing but due jobs is looked at. */
const isQueued = sql.raw("j.name = q.name AND j.state < 'active' AND NOT j.blocked");
const isLate = sql.raw(`j.start_after < now() - CASE q.name WHEN 'bulk-mail'
  THEN interval '${BULK_LATE_AFTER_SECONDS} s' ELSE interval '${LATE_AFTER_SECONDS} s' END`);

/** How many of the latest mails are looked through for those that failed. */
const LATEST_MAILS = 10_000;

/** Queues in which a job should have begun a minute ago, by name: one look into an index for each. */
export async function listLateQueues(): Promise<string[]> {
  const { rows } = await db().execute<{ name: string }>(sql`
    SELECT q.name FROM pgboss.queue q
    WHERE EXISTS (SELECT FROM pgboss.job j WHERE ${isQueued} AND ${isLate}) ORDER BY q.name`);
  return rows.map(({ name }) => name);
}

/** Numbers for /metrics. What failed for good is counted by pg-boss once a minute, for as long as it keeps jobs. */
export async function getJobFigures(): Promise<{ queues: JobFigures[]; mails: MailFigures }> {
  const queues = await db().execute<JobFigures>(sql`
    SELECT q.name, counted.waiting, counted.late, q.failed_count AS failed
    FROM pgboss.queue q CROSS JOIN LATERAL (
      SELECT count(*) AS waiting, count(*) FILTER (WHERE ${isLate}) AS late
      FROM pgboss.job j WHERE ${isQueued} AND j.start_after <= now()) counted
    WHERE q.name NOT LIKE '\\_\\_%' ORDER BY q.name`);
  const mails = await db().execute<MailFigures>(sql`
    SELECT
      (SELECT count(*) FROM deliveries WHERE sent_at IS NULL AND failed_at IS NULL AND ${deliveryState} = 'unclear') AS unclear,
      (SELECT count(*) FROM deliveries
        WHERE failed_at IS NOT NULL AND id > (SELECT max(id) FROM deliveries) - ${LATEST_MAILS}::int) AS failed`);
  return { queues: queues.rows, mails: mails.rows[0] ?? { unclear: 0, failed: 0 } };
}
