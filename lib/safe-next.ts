/** A path that somebody typed in is not longer; a forged one may be. */
const MOST_CHARACTERS = 1_000;
/** Browsers read "\" as "/" and drop line breaks and tabs before they look (WHATWG URL §4.4): both could lead elsewhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const TRICKS = /[\\\u0000-\u0020\u007f-\u009f]/;
/** Signing in leads to no page of signing in, and to nothing that is no page. */
const NOWHERE = /^\/(?:login|logout|api|forms|_next)(?:[/?#]|$)/;
const ORIGIN = "https://portal.invalid";

/** Where to go on: only to a path of our own. @returns "" for anything else */
export function safeNext(typed: string): string {
  if (typed.length > MOST_CHARACTERS || !/^\/(?!\/)/.test(typed) || TRICKS.test(typed)) return "";
  const url = URL.canParse(typed, ORIGIN) ? new URL(typed, ORIGIN) : null;
  if (url?.origin !== ORIGIN || NOWHERE.test(url.pathname) || url.pathname.startsWith("//")) return "";
  return url.pathname + url.search + url.hash;
}
