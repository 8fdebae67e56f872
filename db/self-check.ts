import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { deliveryState } from "#db/delivery-list.ts";
import { LATE_AFTER_SECONDS } from "#lib/jobs.ts";
import type { Admin } from "#lib/proof.ts";

export type DatabaseFacts = {
  /** "18.4" */
  version: string;
  migrations: number;
  /** Jobs that failed for good and are still kept. */
  failedJobs: number;
  /** Mails of the last days that failed, or of which nobody knows. */
  troubledMails: number;
  /** When a job that comes by the clock was last done. */
  lastClockAt: string | null;
  /** Articles that should be out and are not. */
  lateArticles: number;
};

/** More than that is "many". */
const COUNTED = 1000;

/** What the database knows of the portal's health; each count is bounded and asks an index. */
export async function readDatabaseFacts(_: Admin): Promise<DatabaseFacts> {
  const { rows } = await db().execute<DatabaseFacts>(sql`
    SELECT current_setting('server_version') AS version,
      (SELECT count(*)::int FROM drizzle.__drizzle_migrations) AS migrations,
      (SELECT count(*)::int FROM (SELECT FROM pgboss.queue q
        JOIN pgboss.job j ON j.name = q.name AND j.state = 'failed' LIMIT ${COUNTED}) f) AS "failedJobs",
      (SELECT count(*)::int FROM (SELECT FROM deliveries
        WHERE failed_at IS NOT NULL AND sent_at IS NULL LIMIT ${COUNTED}) m)
        + (SELECT count(*)::int FROM (SELECT FROM deliveries
          WHERE sent_at IS NULL AND failed_at IS NULL AND ${deliveryState} = 'unclear' LIMIT ${COUNTED}) m) AS "troubledMails",
      (SELECT max(j.completed_on) FROM pgboss.job j
        WHERE j.name = 'housekeeping' AND j.state = 'completed' AND j.completed_on IS NOT NULL) AS "lastClockAt",
      (SELECT count(*)::int FROM (SELECT FROM articles a WHERE a.state = 'scheduled'
        AND a.scheduled_for < now() - make_interval(secs => ${LATE_AFTER_SECONDS}) LIMIT ${COUNTED}) a) AS "lateArticles"`);
  const [facts] = rows;
  if (!facts) throw new Error("A query without a table has one row.");
  return facts;
}
