import type { Transaction } from "#db/client.ts";
import { caseEvents } from "#db/schema/notices.ts";
import type { CaseEvent } from "#lib/case-events.ts";
import type { Actor } from "#lib/proof.ts";

/** What a case is about: a notice of somebody, or a statement to somebody. */
export type CaseRef = { noticeId: number } | { statementId: number };

/** Adds to a case file, which nobody can rewrite afterwards (rule DS5): whoever acts is named by account, never by name. */
export async function logCase(
  tx: Transaction,
  { userId }: Actor,
  { event, detail, ...about }: CaseRef & CaseEvent,
): Promise<void> {
  await tx.insert(caseEvents).values({ ...about, event, detail: { ...detail, by: userId } });
}
