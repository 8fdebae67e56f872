import type { Phase } from "#lib/screening/candidate.ts";
import { type Finding, hold, suspect } from "#lib/screening/verdict.ts";

/** Fewer decisions are no pattern. */
const FEWEST_DECISIONS = 4;
const OFTEN = 0.4;

/** How the newsroom decided on this person before. */
export const history: Phase = ({ sender }) => {
  const { approved, rejected, spam, isPremoderated } = sender;
  const findings: Finding[] = [];
  if (isPremoderated) findings.push(hold("premoderated"));
  if (spam > 0) findings.push(suspect("spam-before", { count: spam }));
  const total = approved + rejected;
  if (total >= FEWEST_DECISIONS && rejected >= OFTEN * total)
    findings.push(suspect("often-rejected", { rejected, total }));
  return findings;
};
