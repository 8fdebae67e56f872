import type { Phase } from "#lib/screening/candidate.ts";
import { type Finding, hold, refuse, suspect } from "#lib/screening/verdict.ts";
import type { WordKind, WordMatch } from "#lib/screening/word-matcher.ts";

/** As many words are named; the rest is counted. */
const NAMED = 5;

/** The newsroom's own list: banned words come back to the writer, who may choose another. */
export const listedWords: Phase = ({ body, words }) => {
  const matches = words.find(body);
  const findings: Finding[] = [];
  const say = (kind: WordKind, finding: (values: { words: string; count: number }) => Finding) => {
    const found = matches.filter((match) => match.kind === kind);
    if (found.length > 0) findings.push(finding(named(found)));
  };
  say("watch", (values) => hold("word-watch", values));
  say("suspect", (values) => suspect("word-suspect", values));
  say("banned", (values) => refuse("word-banned", values));
  return findings;
};

function named(matches: readonly WordMatch[]) {
  const found = [...new Set(matches.map((match) => match.found))];
  return { words: found.slice(0, NAMED).join(", "), count: found.length };
}
