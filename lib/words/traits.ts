import type { Keyword } from "#lib/words/keywords.ts";
import { latentCosine } from "#lib/words/latent.ts";

/** What an article is compared by. `latent`: its place in the space with this number; null before there was one. */
export type Traits = {
  keywords: ReadonlyMap<string, Keyword>;
  latent: { space: number; place: Int8Array } | null;
};

/** The keywords as the database keeps them: in one row, since they are always read together. One byte for a weight. */
export type PackedKeywords = { lexemes: string; words: string; weights: Buffer };

const BYTE = 255;
/** No lexeme and no word has a space; what has no form of its own stands as this. */
const NONE = "-";

export function packKeywords(keywords: readonly Keyword[]): PackedKeywords {
  const heaviest = Math.max(0, ...keywords.map(({ weight }) => weight)) || 1;
  return {
    lexemes: keywords.map(({ lexeme }) => lexeme).join(" "),
    words: keywords.map(({ word }) => word || NONE).join(" "),
    weights: Buffer.from(keywords.map(({ weight }) => Math.max(1, Math.round((weight / heaviest) * BYTE)))),
  };
}

/** Their weights have the length one again. */
export function unpackKeywords({ lexemes, words, weights }: PackedKeywords): Map<string, Keyword> {
  if (lexemes === "") return new Map();
  const forms = words.split(" ");
  const length = Math.hypot(...weights) || 1;
  return new Map(
    lexemes.split(" ").map((lexeme, at) => {
      const form = forms[at] ?? NONE;
      return [lexeme, { lexeme, word: form === NONE ? "" : form, weight: (weights[at] ?? 0) / length }];
    }),
  );
}

/** Cosine of two articles' keywords: 0 nothing in common … 1 the same words. */
export function keywordCosine(one: Traits["keywords"], other: Traits["keywords"]): number {
  let sum = 0;
  for (const [lexeme, { weight }] of one) sum += weight * (other.get(lexeme)?.weight ?? 0);
  return Math.min(1, sum);
}

/** Cosine of two articles' places, −1…1; null where they are not of the same space. */
export function latentNearness(one: Traits["latent"], other: Traits["latent"]): number | null {
  return one && other && one.space === other.space ? latentCosine(one.place, other.place) : null;
}

/** The words that two articles share, the weightiest first; those that only stand in compounds have no form to show. */
export function sharedWords(one: Traits["keywords"], other: Traits["keywords"]): string[] {
  return [...one.values()]
    .filter(({ word, lexeme }) => word !== "" && other.has(lexeme))
    .toSorted(
      (a, b) => b.weight * (other.get(b.lexeme)?.weight ?? 0) - a.weight * (other.get(a.lexeme)?.weight ?? 0),
    )
    .map(({ word }) => word);
}
