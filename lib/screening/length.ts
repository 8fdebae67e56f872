import type { Phase } from "#lib/screening/candidate.ts";
import { visible } from "#lib/screening/fold.ts";
import { refuse } from "#lib/screening/verdict.ts";

/** Two pages of a book; who has more to say writes a letter to the newsroom. */
export const MOST_CHARACTERS = 5000;
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
  return count > MOST_CHARACTERS ? [refuse("too-long", { count, limit: MOST_CHARACTERS })] : [];
};

function codePoints(text: string): number {
  return text.length - (text.match(/[\u{10000}-\u{10FFFF}]/gu)?.length ?? 0);
}
