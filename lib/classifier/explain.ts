import { scalesOf } from "#lib/classifier/corpus.ts";
import {
  addPieces,
  featuresOf,
  pairFeature,
  readTokens,
  WORD_BUCKETS,
  wordFeature,
} from "#lib/classifier/features.ts";
import type { Model } from "#lib/classifier/model.ts";
import type { Token } from "#lib/classifier/tokens.ts";

/** A word as it stands in the text; weight above 0 speaks for turning it down, below 0 for letting it stand. */
export type WordWeight = { word: string; weight: number };

/**
 * Why a text has its score: its words, the strongest first in either direction. A word has its own weight, those of
 * its pieces, and half of the pairs that it is part of; what it shares with other words is divided. The weights of
 * all words and the model's bias add up to the text's margin.
 */
export function explain(model: Model, text: string, most = Number.POSITIVE_INFINITY): WordWeight[] {
  const tokens = readTokens(text);
  const shares = sharesOf(tokens);
  const times = new Map<number, number>();
  for (const { feature, part } of shares) times.set(feature, (times.get(feature) ?? 0) + part);
  const { words, pieces } = scalesOf(featuresOf(text), model.rarity);

  const found = new Map<string, WordWeight>();
  for (const { token, feature, part } of shares) {
    const scale = feature < WORD_BUCKETS ? words : pieces;
    const weight = ((model.weights[feature] ?? 0) * scale * part) / (times.get(feature) ?? 1);
    const entry = found.get(token.text) ?? { word: token.shown, weight: 0 };
    found.set(token.text, { ...entry, weight: entry.weight + weight });
  }
  return [...found.values()].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, most);
}

type Share = { token: Token; feature: number; part: number };

function sharesOf(tokens: readonly Token[]): Share[] {
  return tokens.flatMap((token, index) => {
    const before = tokens[index - 1];
    const pair = pairFeature(before, token);
    const pieces: number[] = [];
    addPieces(pieces, token);
    return [
      { token, feature: wordFeature(token), part: 1 },
      { token, feature: pair, part: before ? 0.5 : 1 },
      ...(before ? [{ token: before, feature: pair, part: 0.5 }] : []),
      ...pieces.map((feature) => ({ token, feature, part: 1 })),
    ];
  });
}
