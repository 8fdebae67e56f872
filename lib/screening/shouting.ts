import type { Phase } from "#lib/screening/candidate.ts";
import { type Finding, hold } from "#lib/screening/verdict.ts";

/** Shorter ones may be abbreviations: "CDU", "NATO", "DSGVO". */
const LETTERS_OF_A_WORD = 6;
const FEWEST_WORDS = 4;
const SHARE = 0.5;
const MARKS_IN_A_ROW = 5;

/** Capitals throughout, and rows of "!!!!!". */
export const shouting: Phase = ({ body }) => {
  const findings: Finding[] = [];
  const long = (body.match(/\p{L}+/gu) ?? []).filter((word) => word.length >= LETTERS_OF_A_WORD);
  const loud = long.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase());
  const percent = Math.round((100 * loud.length) / Math.max(1, long.length));
  if (loud.length >= FEWEST_WORDS && loud.length >= SHARE * long.length)
    findings.push(hold("shouting", { percent }));
  const rows = (body.match(/[!?]+/g) ?? []).map((row) => row.length);
  const longest = Math.max(0, ...rows);
  if (longest >= MARKS_IN_A_ROW) findings.push(hold("marks", { count: longest }));
  return findings;
};
