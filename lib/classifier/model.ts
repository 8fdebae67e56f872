import { z } from "zod";
import type { Calibration } from "#lib/classifier/calibrate.ts";
import { BUCKETS } from "#lib/classifier/features.ts";
import type { Quality } from "#lib/classifier/quality.ts";

/** Goes up whenever tokens or features change: old weights would mean other words then. */
export const FEATURES_VERSION = 1;

/** A trained classifier, ready to score. Made by trainClassifier or unpackModel only. */
export type Model = {
  version: number;
  /** Decisions that it was made from. */
  trainedOn: number;
  /** Measured on decisions that it had not seen (cross-validation). */
  quality: Quality;
  /** From this score on a comment counts as suspicious: where the newsroom's decisions were met best. */
  suspectFrom: number;
  calibration: Calibration;
  bias: number;
  /** One per feature, rarity multiplied in. Positive speaks for unwanted. */
  weights: Float32Array;
  rarity: Uint8Array;
};

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const share = z.number().min(0).max(1);
const packed = z.object({
  version: z.literal(FEATURES_VERSION),
  trainedOn: z.number().int().positive(),
  quality: z.object({ macroF1: share, f1: share, precision: share, recall: share, auc: share }),
  suspectFrom: share,
  calibration: z.object({ slope: z.number(), offset: z.number() }),
  bias: z.number(),
  /** Weight that one step stands for. */
  step: z.number().positive(),
  /** Steps as 16-bit integers, little-endian. */
  weights: base64,
  rarity: base64,
});

/** A model as JSON, about 1.5 MB, of which most are zeros after few decisions. */
export type PackedModel = z.infer<typeof packed>;

const STEPS = 2 ** 15 - 1;

/** Weights as they survive packing, so that a model scores the same before and after. */
export function inSteps(weights: Float32Array): Float32Array {
  const step = stepOf(weights);
  return weights.map((weight) => Math.round(weight / step) * step);
}

export function packModel(model: Model): PackedModel {
  const { weights, rarity, ...rest } = model;
  const step = stepOf(weights);
  const bytes = Buffer.alloc(weights.length * 2);
  for (const [at, weight] of weights.entries()) bytes.writeInt16LE(Math.round(weight / step), at * 2);
  return {
    ...rest,
    version: FEATURES_VERSION,
    step,
    weights: bytes.toString("base64"),
    rarity: Buffer.from(rarity).toString("base64"),
  };
}

/** The model that was packed; null if it is none, or of a version that read other words out of a text. */
export function unpackModel(json: unknown): Model | null {
  const parsed = packed.safeParse(json);
  if (!parsed.success) return null;
  const { step, weights, rarity, ...rest } = parsed.data;
  const bytes = Buffer.from(weights, "base64");
  const rare = Uint8Array.from(Buffer.from(rarity, "base64"));
  if (bytes.length !== BUCKETS * 2 || rare.length !== BUCKETS) return null;
  return {
    ...rest,
    weights: Float32Array.from({ length: BUCKETS }, (_, at) => bytes.readInt16LE(at * 2) * step),
    rarity: rare,
  };
}

function stepOf(weights: Float32Array): number {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  return largest === 0 ? 1 : largest / STEPS;
}
