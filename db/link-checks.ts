import { sql } from "drizzle-orm";
import { db, transaction } from "#db/client.ts";
import { keepLinkStates } from "#db/link-states.ts";
import type { LinkAnswer } from "#lib/link-probe.ts";
import { type FailedBefore, hoursUntilNext, judgeAnswer, type LinkVerdict } from "#lib/link-verdict.ts";
import type { System } from "#lib/proof.ts";

/** A link to another house, and how often it has failed. */
export type ForeignLink = FailedBefore & { id: number; url: string; host: string };

/** Those whose turn has come, the longest overdue first. */
export async function listDueLinks(limit: number): Promise<ForeignLink[]> {
  const { rows } = await db().execute<ForeignLink>(sql`
    SELECT l.id, l.url, l.host, l.failed_days AS "failedDays", l.failed_on::text AS "failedOn"
    FROM links l WHERE l.host <> '' AND l.due_at <= now() ORDER BY l.due_at LIMIT ${limit}`);
  return rows;
}

/** null when it is gone. */
export async function getForeignLink(id: number): Promise<ForeignLink | null> {
  const { rows } = await db().execute<ForeignLink>(sql`
    SELECT l.id, l.url, l.host, l.failed_days AS "failedDays", l.failed_on::text AS "failedOn"
    FROM links l WHERE l.id = ${id}`);
  return rows[0] ?? null;
}

/** Keeps how a link was answered. @returns what it is now taken for */
export async function keepLinkAnswer(
  _: System,
  link: ForeignLink,
  { answer, now }: { answer: LinkAnswer; now: Date },
): Promise<LinkVerdict> {
  const state = judgeAnswer(answer, link, now.toISOString().slice(0, 10));
  const dueInHours = hoursUntilNext(state.verdict);
  await transaction((tx) => keepLinkStates(tx, [{ id: link.id, ...state, dueInHours }]));
  return state.verdict;
}

/** Nothing of this host is asked for before then. */
export async function pauseHost(_: System, host: string, until: Date): Promise<void> {
  await db().execute(sql`
    UPDATE links l SET due_at = greatest(l.due_at, ${until.toISOString()}::timestamptz) WHERE l.host = ${host}`);
}

/** Nobody asks other houses any more: what was known of them is not kept as if it were so for ever. */
export async function forgetForeignVerdicts(_: System): Promise<void> {
  await db().execute(sql`
    UPDATE links l SET verdict = 'unchecked', fault = NULL, status = NULL, moved_to = NULL, failed_days = 0,
      failed_on = NULL, due_at = now(), since = date_trunc('milliseconds', now())
    WHERE l.host <> '' AND l.verdict <> 'unchecked'`);
}
