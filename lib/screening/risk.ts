import { explain } from "#lib/classifier/explain.ts";
import type { Model } from "#lib/classifier/model.ts";
import { scoreText } from "#lib/classifier/score.ts";
import type { Risk } from "#lib/screening/candidate.ts";

const NAMED = 5;

/** What the classifier phase is told of a text; null while there is no model. */
export function riskOf(model: Model | null, body: string): Risk | null {
  if (model === null) return null;
  const against = explain(model, body).filter(({ weight }) => weight > 0);
  return {
    score: scoreText(model, body),
    suspectFrom: model.suspectFrom,
    words: against.slice(0, NAMED).map(({ word }) => word),
  };
}
