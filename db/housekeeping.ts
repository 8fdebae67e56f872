import { type SQL, sql } from "drizzle-orm";
import { db, transaction } from "#db/client.ts";
import { queueFor } from "#db/mails.ts";
import { enqueue } from "#db/queue.ts";
import type { MailKind } from "#lib/mails.ts";
import { PING_LOG_DAYS } from "#lib/pings.ts";
import type { System } from "#lib/proof.ts";
import { RETENTION } from "#lib/retention.ts";

/** So many rows in one statement: nobody waits behind it for long. */
const AT_ONCE = 5_000;
/** A mail that has waited so long without a job has lost it (a database that was put back, for example). */
const LOST_AFTER_MINUTES = 60;

type Rule = { name: string; table: SQL; over: SQL };

const days = (number: number) => sql.raw(`now() - interval '${number} days'`);

/** What each class of data is, and when it is over. Once an hour, so tables without a fitting index are read through. */
const RULES: Rule[] = [
  {
    name: "signInTokens",
    table: sql`login_tokens`,
    over: sql`expires_at < ${days(RETENTION.signInTokens.days)}`,
  },
  { name: "heldDrafts", table: sql`held_drafts`, over: sql`expires_at < ${days(RETENTION.heldDrafts.days)}` },
  {
    name: "rateLimits",
    table: sql`rate_limits`,
    over: sql`window_start < ${days(RETENTION.rateLimits.days)}`,
  },
  { name: "sessions", table: sql`sessions`, over: sql`expires_at < ${days(RETENTION.sessions.days)}` },
  { name: "revokedSessions", table: sql`sessions`, over: sql`revoked_at < ${days(RETENTION.sessions.days)}` },
  { name: "mails", table: sql`deliveries`, over: sql`sent_at < ${days(RETENTION.mails.days)}` },
  {
    name: "pushMessages",
    table: sql`push_messages`,
    over: sql`due_at < ${days(RETENTION.pushMessages.days)}`,
  },
  {
    name: "failedMails",
    table: sql`deliveries`,
    over: sql`sent_at IS NULL AND claimed_at IS NOT NULL AND created_at < ${days(RETENTION.failedMails.days)}`,
  },
  {
    name: "consents",
    table: sql`consents`,
    over: sql`created_at < ${days(RETENTION.consents.days)} AND NOT EXISTS (SELECT FROM subscribers s
      JOIN subscriptions p ON p.subscriber_id = s.id WHERE s.email = consents.email
        AND (p.ended_at IS NULL OR p.ended_at > ${days(RETENTION.consents.days)}))
      AND NOT EXISTS (SELECT FROM consents y WHERE y.email = consents.email
        AND y.created_at >= ${days(RETENTION.consents.days)})`,
  },
  {
    // Their proof is over too: nothing is left to be told about them.
    name: "subscribers",
    table: sql`subscribers`,
    over: sql`created_at < ${days(RETENTION.consents.days)} AND NOT EXISTS (SELECT FROM subscriptions p
      WHERE p.subscriber_id = subscribers.id
        AND (p.ended_at IS NULL OR p.ended_at > ${days(RETENTION.consents.days)}))`,
  },
  // Not about people: what hubs and search engines answered.
  { name: "pings", table: sql`pings`, over: sql`created_at < ${days(PING_LOG_DAYS)}` },
  { name: "bounces", table: sql`bounces`, over: sql`created_at < ${days(RETENTION.bounces.days)}` },
];

/** Deletes what is over (lib/retention.ts). @returns how many rows of each class */
export async function deleteExpired(_: System): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const { name, table, over } of RULES) deleted[name] = await deleteAll(table, over);
  return { ...deleted, reporters: await forgetReporters() };
}

/** Cases stay for the yearly figures; who reported goes once nothing is left to tell them. */
async function forgetReporters(): Promise<number> {
  const { rowCount } = await db().execute(sql`
    UPDATE notices n SET reporter_name = NULL, reporter_email = NULL
    WHERE n.decided_at < ${days(RETENTION.reporters.days)} AND num_nonnulls(n.reporter_name, n.reporter_email) > 0
      AND NOT EXISTS (SELECT FROM appeals a WHERE a.notice_id = n.id AND a.decided_at IS NULL)`);
  return rowCount ?? 0;
}

async function deleteAll(table: SQL, over: SQL): Promise<number> {
  for (let total = 0; ; ) {
    const { rowCount } = await db().execute(
      sql`DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE ${over} LIMIT ${AT_ONCE})`,
    );
    total += rowCount ?? 0;
    if (!rowCount || rowCount < AT_ONCE) return total;
  }
}

/** Has mails sent that wait without a job. @returns how many */
export function requeueLostMails(_: System): Promise<number> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: number; kind: MailKind }>(sql`
      SELECT d.id, d.kind FROM deliveries d
      WHERE d.sent_at IS NULL AND d.failed_at IS NULL AND d.handed_at IS NULL
        AND d.created_at < now() - make_interval(mins => ${LOST_AFTER_MINUTES}::int)
        AND NOT EXISTS (SELECT FROM pgboss.job j
          WHERE j.name IN ('mail', 'bulk-mail') AND j.state <= 'active' AND j.data = jsonb_build_object('deliveryId', d.id))
      ORDER BY d.id LIMIT ${AT_ONCE} FOR UPDATE OF d SKIP LOCKED`);
    for (const { id, kind } of rows) await enqueue(tx, queueFor(kind), { deliveryId: id });
    return rows.length;
  });
}
