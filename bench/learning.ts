import { type Quality, qualityOf } from "#lib/classifier/quality.ts";
import { scoreText } from "#lib/classifier/score.ts";
import { type Example, trainClassifier } from "#lib/classifier/train.ts";

export type Measured = Quality & {
  trainedOn: number;
  testedOn: number;
  trainSeconds: number;
  scoreMicroseconds: number;
};

/** Learns from each split's training part and tries the rest of it; the answers of all splits are judged together. */
export function learn(splits: readonly { train: readonly Example[]; test: readonly Example[] }[]): Measured {
  const answers: { side: number; score: number; label: number }[] = [];
  let [trainSeconds, scoreSeconds] = [0, 0];
  for (const { train, test } of splits) {
    const start = performance.now();
    const model = trainClassifier(train);
    if (!model) throw new Error("Too few examples to learn from.");
    const trained = performance.now();
    for (const { text, label } of test) {
      const score = scoreText(model, text);
      answers.push({ side: Number(score >= model.suspectFrom), score, label });
    }
    trainSeconds += (trained - start) / 1000 / splits.length;
    scoreSeconds += (performance.now() - trained) / 1000;
  }
  const labels = answers.map(({ label }) => label);
  const sides = answers.map(({ side }) => side);
  const scores = answers.map(({ score }) => score);
  return {
    ...qualityOf(sides, labels, 1),
    auc: qualityOf(scores, labels, 1).auc,
    trainedOn: Math.round(splits.reduce((sum, { train }) => sum + train.length, 0) / splits.length),
    testedOn: answers.length,
    trainSeconds,
    scoreMicroseconds: (scoreSeconds * 1e6) / answers.length,
  };
}
