import { diffArrays } from "diff";

/** A run of words that both versions have, or one of them alone. */
export type DiffPart = { kind: "same" | "inserted" | "deleted"; text: string };

/** Longer texts are compared line by line: words against words would take as long as both multiplied. */
const MOST_WORDS = 30_000;

/** What changed between two texts, word by word; punctuation and spaces are words of their own. */
export function diffWords(before: string, after: string): DiffPart[] {
  const split = before.length + after.length > MOST_WORDS * 8 ? lines : words;
  return diffArrays(split(before), split(after)).map(({ added, removed, value }) => ({
    kind: added ? "inserted" : removed ? "deleted" : "same",
    text: value.join(""),
  }));
}

const words = (text: string) => text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];
const lines = (text: string) => text.match(/[^\n]*\n?/g)?.filter(Boolean) ?? [];

/** Characters of an unchanged run that are shown on either side of a change. */
const CONTEXT = 160;

/** The same with long unchanged runs cut to what is around a change. */
export function shortened(parts: readonly DiffPart[]): DiffPart[] {
  return parts.map((part, place) => {
    if (part.kind !== "same" || part.text.length <= CONTEXT * 2) return part;
    const head = place === 0 ? "" : part.text.slice(0, CONTEXT);
    const tail = place === parts.length - 1 ? "" : part.text.slice(-CONTEXT);
    return { ...part, text: `${head} […] ${tail}` };
  });
}

export const isSame = (parts: readonly DiffPart[]): boolean => parts.every(({ kind }) => kind === "same");
