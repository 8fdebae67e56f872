import { burst } from "#lib/screening/burst.ts";
import type { Candidate, Phase } from "#lib/screening/candidate.ts";
import { classifier } from "#lib/screening/classifier.ts";
import { doublePost } from "#lib/screening/double-post.ts";
import { firstComment } from "#lib/screening/first-comment.ts";
import { history } from "#lib/screening/history.ts";
import { language } from "#lib/screening/language.ts";
import { length } from "#lib/screening/length.ts";
import { links } from "#lib/screening/links.ts";
import { listedWords } from "#lib/screening/listed-words.ts";
import { repeat } from "#lib/screening/repeat.ts";
import { sending } from "#lib/screening/sending.ts";
import { shouting } from "#lib/screening/shouting.ts";
import type { Verdict } from "#lib/screening/verdict.ts";

/** In this order; the names are stored with the verdicts. */
export const PHASES: readonly (readonly [name: string, phase: Phase])[] = [
  ["length", length],
  ["links", links],
  ["words", listedWords],
  ["repeat", repeat],
  ["double-post", doublePost],
  ["burst", burst],
  ["shouting", shouting],
  ["first-comment", firstComment],
  ["history", history],
  ["sending", sending],
  ["language", language],
  ["classifier", classifier],
];

/**
 * What each phase says of a comment, in the phases' order; phases with nothing to say are left out, so no verdict is
 * "pass". A `refuse` ends the list: the comment goes back to the form with that reason, and nothing is stored.
 * Everything else is stored and waits for a moderator; verdicts only say in which order, and why.
 */
export function screen(candidate: Candidate): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const [phase, look] of PHASES) {
    verdicts.push(...look(candidate).map((finding) => ({ phase, ...finding })));
    if (verdicts.some(({ verdict }) => verdict === "refuse")) break;
  }
  return verdicts;
}
