import { MAX_COMMENT } from "#lib/comments.ts";
import type { Phase } from "#lib/screening/candidate.ts";
import { visible } from "#lib/screening/fold.ts";
import { refuse } from "#lib/screening/verdict.ts";

/** "Ja" is an answer, "." is none. */
const FEWEST_CHARACTERS = 2;

/** Counted in code points, so that no browser's `maxlength` is more generous; what cannot be seen takes space too. */
export const length: Phase = ({ body }) => {
  const seen = visible(body).trim();
  if (!/[^\p{M}\p{Z}\s]/u.test(seen)) return [refuse("empty")];
  // A single picture is a whole reaction.
  if (codePoints(seen) < FEWEST_CHARACTERS && !/\p{Extended_Pictographic}/u.test(seen))
    return [refuse("too-short")];
  const count = codePoints(body);
  return count > MAX_COMMENT ? [refuse("too-long", { count, limit: MAX_COMMENT })] : [];
};

function codePoints(text: string): number {
  return text.length - (text.match(/[\u{10000}-\u{10FFFF}]/gu)?.length ?? 0);
}
