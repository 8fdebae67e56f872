import type { Phase } from "#lib/screening/candidate.ts";
import { visible } from "#lib/screening/fold.ts";
import { refuse } from "#lib/screening/verdict.ts";

/** Two pages of a book; who has more to say writes a letter to the newsroom. */
export const MOST_CHARACTERS = 5000;
/** "Ja" is an answer, "." is none. */
const FEWEST_CHARACTERS = 2;

/** Counted in code points of what can be seen, so that no browser's `maxlength` is more generous. */
export const length: Phase = ({ body }) => {
  const seen = visible(body).trim();
  const count = [...seen].length;
  if (count === 0 || !/[^\p{M}\p{Z}\s]/u.test(seen)) return [refuse("empty")];
  // A single picture is a whole reaction.
  if (count < FEWEST_CHARACTERS && !/\p{Extended_Pictographic}/u.test(seen)) return [refuse("too-short")];
  // What cannot be seen takes space all the same.
  const written = Math.max(count, [...body].length);
  return written > MOST_CHARACTERS ? [refuse("too-long", { count: written, limit: MOST_CHARACTERS })] : [];
};
