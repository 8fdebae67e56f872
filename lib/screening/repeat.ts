import type { Phase } from "#lib/screening/candidate.ts";
import { type Finding, hold, spam, suspect } from "#lib/screening/verdict.ts";

/** "Danke!" and "Guter Artikel." are everybody's words. */
const OWN_WORDS_FROM = 30;
/** The same text under so many articles is no contribution to any. */
const CAMPAIGN = 3;
const SAME_LINES = 3;
/** One word as often, and half of the text: a chant. */
const SAME_WORDS = 10;

/** Words that were written before: by others, by the same person elsewhere, or again and again within the text. */
export const repeat: Phase = ({ body, bodyHash, articleId, sameTextStands, sender }) => {
  const findings: Finding[] = [];
  if (body.trim().length >= OWN_WORDS_FROM) {
    if (sameTextStands) findings.push(suspect("repeat"));
    const elsewhere = sender.recent.filter(
      (other) => other.bodyHash === bodyHash && other.articleId !== articleId,
    );
    const count = new Set(elsewhere.map((other) => other.articleId)).size;
    if (count >= CAMPAIGN - 1) findings.push(spam("repeat-own", { count }));
    else if (count > 0) findings.push(suspect("repeat-own", { count }));
  }
  const count = timesWithin(body);
  if (count > 0) findings.push(hold("repeat-within", { count }));
  return findings;
};

/** How often the text says its commonest line or word; 0 if that is no more than people do. */
function timesWithin(body: string): number {
  const lines = body.split(/[\r\n]+/).filter((line) => line.trim().length > 3);
  const words = body.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [line, word] = [commonest(lines), commonest(words)];
  if (line >= SAME_LINES) return line;
  return word >= SAME_WORDS && word >= words.length / 2 ? word : 0;
}

function commonest(pieces: readonly string[]): number {
  const groups = Map.groupBy(pieces, (piece) => piece.trim().toLowerCase());
  return groups.values().reduce((most, group) => Math.max(most, group.length), 0);
}
