import type { Transaction } from "#db/client.ts";
import { auditLog } from "#db/schema/site.ts";
import type { Actor } from "#lib/proof.ts";

export type AuditEntry = {
  /** What was done: "publish", "withdraw". */
  action: string;
  /** The kind of thing, as the table is called in the singular. */
  subject: string;
  subjectId?: number;
  detail?: Record<string, unknown>;
};

/** Notes who did what, in the transaction that does it. */
export async function audit(tx: Transaction, { userId, name }: Actor, entry: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values({ actorId: userId, actorName: name, ...entry });
}
