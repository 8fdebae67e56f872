export type RefusalCode =
  | "not-found"
  | "slug-reserved"
  | "slug-taken"
  | "slug-malformed"
  | "title-missing"
  | "changed-meanwhile"
  | "setting-invalid"
  | "name-missing"
  | "suspended"
  | "too-often"
  | "discussion-closed"
  | "parent-gone"
  | "comment-refused"
  | "reason-missing"
  | "law-missing"
  | "claimed"
  | "too-late"
  | "staff"
  | "end-missing"
  | "text-missing"
  | "text-too-long"
  | "too-many"
  | "not-allowed"
  | "taken-over"
  | "in-plan"
  | "step-closed"
  | "four-eyes"
  | "moment-missing"
  | "moment-past"
  | "moment-none"
  | "checklist"
  | "circle"
  | "merge-target"
  | "number-malformed"
  | "from-malformed"
  | "to-malformed"
  | "address-in-use"
  | "redirect-taken"
  | "redirect-loop"
  | "redirect-known"
  | "target-gone"
  | "status-unknown"
  | "account-unknown"
  | "account-held"
  | "link-malformed"
  | "contact-malformed";

/** A write that the rules forbid. `code` names the message to show, `values` fill it; nothing was changed. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly code: RefusalCode;
  readonly values: Record<string, string | number>;
  constructor(code: RefusalCode, detail: string, values: Refusal["values"] = {}) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.values = values;
  }
}
