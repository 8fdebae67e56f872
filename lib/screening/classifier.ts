import type { Phase } from "#lib/screening/candidate.ts";
import { suspect } from "#lib/screening/verdict.ts";

/** What the newsroom did with texts like this one. It sorts the queue and never decides: `suspect` at most. */
export const classifier: Phase = ({ risk }) => {
  if (risk === null || risk.score < risk.suspectFrom) return [];
  return [
    suspect("classifier", {
      percent: Math.round(100 * risk.score),
      count: risk.words.length,
      words: risk.words.join(", "),
    }),
  ];
};
