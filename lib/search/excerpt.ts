import { FOUND } from "#lib/search/search.ts";
import { type Language, lexemeOf } from "#lib/words/analyse.ts";
import { foldWord } from "#lib/words/fold.ts";
import { type Token, tokensOf } from "#lib/words/tokens.ts";

/** Looked for in a text: lexemes, and how much each says. */
export type Looked = ReadonlyMap<string, number>;

/** Words of a piece; words before the first that was found. */
const PIECE = 22;
const BEFORE = 6;
const PIECES = 2;
const APART = " … ";
/** A shorter stem inside of a longer word is chance. */
const SHORTEST_INSIDE = 4;

type Hit = { at: number; lexeme: string };

/**
 * The places of a text that say most of what was looked for, the words marked (FOUND): two at most. Without any, the
 * beginning. A long word is marked too when it holds one that was looked for.
 */
export function excerptOf(text: string, language: Language, looked: Looked): string {
  const tokens = [...tokensOf(text)];
  const hits = findHits(tokens, language, looked);
  const starts = bestPieces(hits, looked);
  const marked = new Set(hits.map(({ at }) => at));
  if (starts.length === 0) starts.push(0);
  return starts
    .toSorted((a, b) => a - b)
    .map((start) => cutOut(text, tokens, { from: start, to: Math.min(start + PIECE, tokens.length), marked }))
    .join(APART);
}

function findHits(tokens: readonly Token[], language: Language, looked: Looked): Hit[] {
  const stems = [...looked.keys()].filter((lexeme) => lexeme.length >= SHORTEST_INSIDE);
  return tokens.flatMap(({ word }, at) => {
    const folded = foldedOf(word);
    const own = lexemeOf(folded, language);
    const lexeme = looked.has(own)
      ? own
      : stems.find((stem) => folded.length > stem.length + 2 && folded.includes(stem));
    return lexeme ? [{ at, lexeme }] : [];
  });
}

/** Texts bring the same words again and again. */
const MOST_KEPT = 50_000;
const kept = new Map<string, string>();

function foldedOf(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const folded = foldWord(word);
  kept.set(word, folded);
  return folded;
}

/** Where the pieces begin that hold the most weight of different words, none overlapping another. */
function bestPieces(hits: readonly Hit[], looked: Looked): number[] {
  const pieces = hits.map((hit, index) => {
    const held = new Set<string>();
    for (let next = index; next < hits.length; next++) {
      const other = hits[next];
      if (!other || other.at >= hit.at - BEFORE + PIECE) break;
      held.add(other.lexeme);
    }
    const weight = [...held].reduce((sum, lexeme) => sum + (looked.get(lexeme) ?? 0), 0);
    return { start: Math.max(0, hit.at - BEFORE), weight, held };
  });
  const chosen: typeof pieces = [];
  const said = new Set<string>();
  for (const piece of pieces.toSorted((a, b) => b.weight - a.weight || a.start - b.start)) {
    if (chosen.length === PIECES) break;
    const isApart = chosen.every(({ start }) => Math.abs(start - piece.start) >= PIECE);
    const saysMore = [...piece.held].some((lexeme) => !said.has(lexeme));
    if (!isApart || !saysMore) continue;
    chosen.push(piece);
    for (const lexeme of piece.held) said.add(lexeme);
  }
  return chosen.map(({ start }) => start);
}

type Piece = { from: number; to: number; marked: ReadonlySet<number> };

function cutOut(text: string, tokens: readonly Token[], { from, to, marked }: Piece): string {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (!first || !last) return "";
  let out = from > 0 ? "… " : "";
  let done = first.start;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!token || !marked.has(at)) continue;
    out += text.slice(done, token.start) + FOUND.start + text.slice(token.start, token.end) + FOUND.stop;
    done = token.end;
  }
  const end = to < tokens.length ? last.end : text.length;
  out += text.slice(done, end) + (to < tokens.length ? " …" : "");
  return out.replace(/\s+/g, " ").trim();
}
