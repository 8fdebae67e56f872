import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { carryPush } from "#db/push-subscriptions.ts";

/**
 * Whoever follows one of two that become one follows that one, by mail and by push; once, who followed both. What
 * somebody still wants of the two counts before what they ended or never confirmed.
 */
export async function carryFollowers(
  tx: Transaction,
  kind: "story" | "topic",
  { from, to }: { from: number; to: number },
): Promise<void> {
  await tx.execute(sql`
    DELETE FROM subscriptions t USING subscriptions f
    WHERE t.kind = ${kind} AND t.ref_id = ${to} AND (t.confirmed_at IS NULL OR t.ended_at IS NOT NULL)
      AND f.kind = ${kind} AND f.ref_id = ${from} AND f.confirmed_at IS NOT NULL AND f.ended_at IS NULL
      AND f.subscriber_id = t.subscriber_id`);
  await tx.execute(sql`
    UPDATE subscriptions s SET ref_id = ${to} WHERE s.kind = ${kind} AND s.ref_id = ${from} AND NOT EXISTS (
      SELECT FROM subscriptions o WHERE o.subscriber_id = s.subscriber_id AND o.kind = ${kind} AND o.ref_id = ${to})`);
  await tx.execute(sql`DELETE FROM subscriptions s WHERE s.kind = ${kind} AND s.ref_id = ${from}`);
  // What came out today is in the digest of tomorrow, under the one that is left.
  await tx.execute(sql`
    DELETE FROM article_keys k USING article_keys o WHERE k.kind = ${kind} AND k.ref_id = ${from}
      AND o.article_id = k.article_id AND o.kind = ${kind} AND o.ref_id = ${to}`);
  await tx.execute(
    sql`UPDATE article_keys k SET ref_id = ${to} WHERE k.kind = ${kind} AND k.ref_id = ${from}`,
  );
  await carryPush(tx, kind, { from, to });
}
