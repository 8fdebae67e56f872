import { type SQL, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import type { Counted } from "#lib/mail-figures.ts";
import type { System } from "#lib/proof.ts";

/** The statement that adds to what happened today, where the portal is. @param happened a row for each, with `what` and `kind` */
export const addCounts = (happened: SQL): SQL => sql`
  INSERT INTO mail_counts (day, what, kind, lane, many)
  SELECT (now() AT TIME ZONE ${portalTimeZone})::date, h.what, h.kind, pg_backend_pid(), count(*)
  FROM (${happened}) h GROUP BY h.what, h.kind
  ON CONFLICT (day, what, kind, lane) DO UPDATE SET many = mail_counts.many + excluded.many`;

/**
 * Counts with what happens: rows about mails are deleted long before anybody has done asking how many there were.
 * @param kinds one for each that is counted
 */
export async function countMails(tx: Transaction, what: Counted, kinds: readonly string[]): Promise<void> {
  if (kinds.length === 0) return;
  await tx.execute(
    addCounts(sql`SELECT ${what}::text AS what, k.kind FROM unnest(${sql.param(kinds)}::text[]) AS k(kind)`),
  );
}

/** Puts the lanes of all connections into one; a lane that is being counted in stays for the next time. */
export async function foldMailCounts(_: System): Promise<void> {
  await db().execute(sql`
    WITH free AS (
      SELECT day, what, kind, lane FROM mail_counts WHERE lane <> 0 FOR UPDATE SKIP LOCKED),
    gone AS (
      DELETE FROM mail_counts m USING free f
      WHERE (m.day, m.what, m.kind, m.lane) = (f.day, f.what, f.kind, f.lane)
      RETURNING m.day, m.what, m.kind, m.many)
    INSERT INTO mail_counts (day, what, kind, lane, many)
    SELECT day, what, kind, 0, sum(many) FROM gone GROUP BY day, what, kind ORDER BY day, what, kind
    ON CONFLICT (day, what, kind, lane) DO UPDATE SET many = mail_counts.many + excluded.many`);
}
