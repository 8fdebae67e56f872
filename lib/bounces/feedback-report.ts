import { addressIn, fieldGroups } from "#lib/bounces/report-fields.ts";
import type { BounceVerdict } from "#lib/bounces/verdict.ts";

/** RFC 5965 §7.3 and RFC 6430: somebody does not want this mail. "not-spam" and failures of a signature are no complaints. */
const COMPLAINTS = new Set(["abuse", "fraud", "opt-out", "opt-out-list", "virus", "other", "miscategorized"]);

/**
 * What a mailbox provider reports of its reader (RFC 5965 §3). Many take the address out; the mail's own id is left.
 * @param report.returned the mail that was complained of, or its headers
 */
export function readFeedbackReport(
  fields: string,
  { returned, originalMessageId }: { returned: string; originalMessageId: string | null },
): BounceVerdict {
  const groups = fieldGroups(fields);
  const all = (name: string) => groups.flatMap((group) => group.get(name) ?? []);
  const feedback = all("feedback-type")[0]?.toLowerCase() ?? "abuse";
  if (!COMPLAINTS.has(feedback)) return { kind: "unknown" };
  const reported = [...all("original-rcpt-to"), ...all("removal-recipient")];
  const written = /^to:[ \t]*(.+)$/im.exec(returned)?.[1];
  const addresses = (reported.length > 0 ? reported : [written]).flatMap((one) => addressIn(one) ?? []);
  return { kind: "complaint", addresses: [...new Set(addresses)], feedback, originalMessageId };
}
