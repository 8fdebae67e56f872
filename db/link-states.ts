import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { LinkState } from "#lib/link-verdict.ts";

export type JudgedLink = LinkState & { id: number; dueInHours: number };

/** Keeps what was found out. What fails until it counts as broken is so since it began to fail. */
export async function keepLinkStates(tx: Transaction, judged: readonly JudgedLink[]): Promise<void> {
  if (judged.length === 0) return;
  await tx.execute(sql`
    UPDATE links l SET verdict = x.verdict, fault = x.fault, status = x.status, moved_to = x."movedTo",
      failed_days = x."failedDays", failed_on = x."failedOn", checked_at = now(),
      due_at = now() + make_interval(hours => x."dueInHours"),
      since = CASE WHEN l.verdict = x.verdict OR (l.verdict = 'failing' AND x.verdict = 'broken') THEN l.since
        ELSE date_trunc('milliseconds', now()) END
    FROM jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) AS x(id bigint, verdict text, fault text,
      status smallint, "movedTo" text, "failedDays" smallint, "failedOn" date, "dueInHours" int)
    WHERE l.id = x.id`);
}
