import { probabilityOf } from "#lib/classifier/calibrate.ts";
import { scalesOf } from "#lib/classifier/corpus.ts";
import { featuresOf } from "#lib/classifier/features.ts";
import type { Model } from "#lib/classifier/model.ts";

/** How likely the newsroom is to turn a text down, 0…1. Sorts a queue; decides nothing. */
export function scoreText(model: Model, text: string): number {
  return probabilityOf(model.calibration, marginOfText(model, text));
}

/** Which side of the plane a text is on, and how far; above 0 unwanted. */
export function marginOfText(model: Model, text: string): number {
  const features = featuresOf(text);
  const { split, words, pieces } = scalesOf(features, model.rarity);
  let [ofWords, ofPieces] = [0, 0];
  for (let at = 0; at < split; at++) ofWords += model.weights[features[at] ?? 0] ?? 0;
  for (let at = split; at < features.length; at++) ofPieces += model.weights[features[at] ?? 0] ?? 0;
  return model.bias + ofWords * words + ofPieces * pieces;
}
