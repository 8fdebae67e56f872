export type RefusalCode =
  | "not-found"
  | "slug-reserved"
  | "slug-taken"
  | "slug-malformed"
  | "title-missing"
  | "changed-meanwhile"
  | "setting-invalid"
  | "reason-missing"
  | "law-missing"
  | "claimed"
  | "too-late"
  | "staff"
  | "end-missing"
  | "text-missing"
  | "text-too-long"
  | "too-many";

/** A write that the rules forbid. `code` names the message to show; nothing was changed. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly code: RefusalCode;
  constructor(code: RefusalCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}
