import { type Token, tokensOf } from "#lib/classifier/tokens.ts";

/** Words and pairs of words share these; a power of two, so that a mask does for a remainder. */
export const WORD_BUCKETS = 2 ** 17;
/** Pieces within words are many more. */
const PIECE_BUCKETS = 2 ** 18;
export const BUCKETS = WORD_BUCKETS + PIECE_BUCKETS;
/** Pieces of this many characters, the word's ends counted in: German endings and stems, and misspellings of both. */
const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;
/** Words after these add time, not knowledge. */
const READ_TOKENS = 1500;

/** FNV-1a's offset and prime. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * What a text consists of: the numbers of its words, pairs of words and pieces of words, each once, ascending.
 * Numbers below WORD_BUCKETS are words and pairs, the others pieces. Names are hashed, so a model's size is fixed
 * whatever people write; two that share a number are rare enough.
 */
export function featuresOf(text: string): Uint32Array {
  const tokens = readTokens(text);
  const found: number[] = [];
  tokens.forEach((token, index) => {
    found.push(wordFeature(token));
    found.push(pairFeature(tokens[index - 1], token));
    addPieces(found, token);
  });
  return unique(found);
}

export function readTokens(text: string): Token[] {
  return tokensOf(text).slice(0, READ_TOKENS);
}

export function wordFeature({ text }: Token): number {
  return spread(hashOn(OFFSET, text)) & (WORD_BUCKETS - 1);
}

/** @param before undefined at the beginning of the text */
export function pairFeature(before: Token | undefined, { text }: Token): number {
  return spread(hashOn(hashOn(OFFSET, before?.text ?? "^"), ` ${text}`)) & (WORD_BUCKETS - 1);
}

export function addPieces(found: number[], { text, isWord }: Token): void {
  if (!isWord) return;
  const whole = `_${text}_`;
  for (let start = 0; start + SHORTEST_PIECE <= whole.length; start++) {
    let hash = OFFSET;
    const end = Math.min(whole.length, start + LONGEST_PIECE);
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ whole.charCodeAt(at), PRIME);
      if (at - start + 1 >= SHORTEST_PIECE) found.push(WORD_BUCKETS + (spread(hash) & (PIECE_BUCKETS - 1)));
    }
  }
}

function hashOn(hash: number, text: string): number {
  let on = hash;
  for (let at = 0; at < text.length; at++) on = Math.imul(on ^ text.charCodeAt(at), PRIME);
  return on;
}

/** FNV's low bits follow the last letter too closely (MurmurHash3's finish). */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function unique(found: readonly number[]): Uint32Array {
  const sorted = Uint32Array.from(found).sort();
  let kept = 0;
  for (let at = 0; at < sorted.length; at++) {
    const value = sorted[at] ?? 0;
    if (at > 0 && value === sorted[kept - 1]) continue;
    sorted[kept] = value;
    kept += 1;
  }
  return sorted.slice(0, kept);
}
