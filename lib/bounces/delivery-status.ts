import { isAboutText, reasonOf, replyIn, statusIn } from "#lib/bounces/reason.ts";
import { addressIn, fieldGroups } from "#lib/bounces/report-fields.ts";
import { type FailedRecipient, isPermanent } from "#lib/bounces/verdict.ts";

/** A server's words may be as long as it likes. */
const DETAIL_CHARS = 300;
/** What is read of them: the reason stands at the beginning, and patterns need time. */
const SAID_CHARS = 2_000;

/**
 * What a delivery status notification says of each recipient (RFC 3464 §2.3).
 * @param explanation the part for people: some servers put the reason only there
 */
export function readDeliveryStatus(report: string, explanation: string): FailedRecipient[] {
  const groups = fieldGroups(report).filter(
    (fields) => fields.has("final-recipient") || fields.has("original-recipient") || fields.has("status"),
  );
  return groups.map((fields) => {
    const [original, final] = ["original-recipient", "final-recipient"].map((name) =>
      addressIn(fields.get(name)?.[0]),
    );
    return failedRecipient({
      address: original ?? final ?? null,
      action: fields.get("action")?.[0] ?? "failed",
      status: fields.get("status")?.[0] ?? "",
      said: fields.get("diagnostic-code")?.[0]?.trim() || explanation,
      // Only the part for people says at which step it was refused.
      afterText: groups.length === 1 && isAboutText(explanation),
    });
  });
}

type Told = {
  address: string | null;
  action: string;
  status: string;
  said: string;
  /** Whether the address had been taken when the mail was refused. */
  afterText?: boolean;
};

/** The verdict on one recipient. The code in the server's own words is the more exact one. */
export function failedRecipient(told: Told): FailedRecipient {
  const { address, action, status, afterText = false } = told;
  const said = told.said.slice(0, SAID_CHARS);
  const given = statusIn(status);
  const own = statusIn(said);
  const isVague = !given || /^\d\.0\.0$/.test(given);
  const exact = (isVague && own ? own : given) ?? (replyIn(said)?.startsWith("4") ? "4.0.0" : "5.0.0");
  const how = actionOf(action, exact);
  const reason = reasonOf(said, exact);
  return {
    address,
    status: exact,
    action: how,
    reason,
    permanent: how === "failed" && !afterText && isPermanent(reason),
    detail: said.replace(/\s+/g, " ").trim().slice(0, DETAIL_CHARS),
  };
}

function actionOf(action: string, status: string): FailedRecipient["action"] {
  const word = action.trim().toLowerCase();
  if (/^delayed/.test(word)) return "delayed";
  return /^(delivered|relayed|expanded)/.test(word) || status.startsWith("2") ? "delivered" : "failed";
}
