import { textOf } from "#lib/form.ts";
import { paths } from "#lib/paths.ts";
import { safeNext } from "#lib/safe-next.ts";

/** How long a mailed code and link are good, in minutes: enough to find the mail, on any device. */
export const SIGN_IN_MINUTES = 30;
/** A guesser has so many tries at a million codes. */
export const CODE_TRIES = 5;

/** What somebody was about before signing in. Both are "" where there is nothing. */
export type Onward = {
  /** A path of the portal. */
  next: string;
  /** Token of a comment that waits for its writer (db/held-drafts.ts). */
  continue: string;
};

/** As forms and addresses carry it; whoever forges it goes nowhere but to our own pages. */
export function readOnward(from: FormData | URLSearchParams): Onward {
  const draft = textOf(from, "continue");
  return {
    next: safeNext(textOf(from, "next")),
    continue: /^[\w-]{20,100}$/.test(draft) ? draft : "",
  };
}

/** Where it goes on when everything about signing in is done. */
export const onwardPath = (onward: Onward): string =>
  onward.continue ? paths.commentDraft(onward.continue) : onward.next || paths.home();

/** An address of signing in, or of the account, with what it has to carry; "" is left out. */
export function loginPath(
  path: string,
  query: Partial<Onward> & Record<string, string | number | undefined>,
): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const names = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return names.size > 0 ? `${path}?${names}` : path;
}

/** Six digits, however they were copied: "123 456". @returns "" for anything else */
export function readCode(typed: string): string {
  const digits = typed.slice(0, 40).normalize("NFKC").replace(/[\s-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : "";
}
