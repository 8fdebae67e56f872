import { gahd, germEval, millionPosts, realComments } from "#bench/comment-sets.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { learn, type Measured } from "#bench/learning.ts";
import { percentile, printTable } from "#bench/table.ts";
import { timed } from "#bench/timed.ts";
import { packModel } from "#lib/classifier/model.ts";
import { scoreText } from "#lib/classifier/score.ts";
import { MOST_EXAMPLES, trainClassifier } from "#lib/classifier/train.ts";

/** Linear models that were published on the same data; macro-F1. */
const GERMEVAL_LINEAR = 0.692;
const GAHD_PUBLISHED = 0.71;
/** What a linear model over words reached, and the best F1 of six models (Schabus et al., SIGIR 2017; ten folds). */
type Published = { category: string; precision: number; recall: number; bestF1: number };
const MILLION_POSTS: Published[] = [
  { category: "Inappropriate", precision: 0.1627, recall: 0.1122, bestF1: 0.2198 },
  { category: "Discriminating", precision: 0.1847, recall: 0.1028, bestF1: 0.1804 },
  { category: "OffTopic", precision: 0.2754, recall: 0.2379, bestF1: 0.3128 },
  { category: "SentimentNegative", precision: 0.5521, recall: 0.5109, bestF1: 0.6137 },
  { category: "PossiblyFeedback", precision: 0.6554, recall: 0.5803, bestF1: 0.6297 },
  { category: "PersonalStories", precision: 0.6981, recall: 0.592, bestF1: 0.7063 },
  { category: "ArgumentsUsed", precision: 0.6105, recall: 0.5215, bestF1: 0.6098 },
];

export function measureOffence(): void {
  const { tested, ...adversarial } = gahd();
  const germeval = learn([germEval()]);
  const hate = learn([adversarial]);
  const row = (name: string, measured: Measured, published: string) => [
    name,
    ...[measured.trainedOn, measured.testedOn].map(String),
    measured.macroF1.toFixed(3),
    published,
    measured.auc.toFixed(3),
    measured.trainSeconds.toFixed(1),
    measured.scoreMicroseconds.toFixed(0),
  ];
  printTable(
    [
      "offensive or not",
      "learnt from",
      "tried on",
      "macro-F1",
      "published",
      "AUC",
      "s to learn",
      "µs to score",
    ],
    [
      row("GermEval 2018, held out", germeval, `${GERMEVAL_LINEAR} linear, 0.768 best`),
      row(`GAHD, ${tested} split`, hate, `${GAHD_PUBLISHED}`),
    ],
  );
  console.log();
  printFigure("GermEval 2018: macro-F1", germeval.macroF1, { atLeast: GERMEVAL_LINEAR });
  printFigure("GAHD: macro-F1", hate.macroF1, { atLeast: GAHD_PUBLISHED });
  console.log();
}

/** Three folds, each tried with what the two others taught; what is published learnt from nine of ten, five times as much. */
export function measureCategories(): void {
  const rows = MILLION_POSTS.map((published) => {
    const folds = millionPosts(published.category);
    const splits = folds.map((test) => ({ train: folds.filter((fold) => fold !== test).flat(), test }));
    const all = folds.flat();
    const share = all.filter(({ label }) => label === 1).length / all.length;
    return { ...published, linear: macroF1Of(published, share), measured: learn(splits) };
  });
  printTable(
    ["Million Posts", "learnt from", "tried on", "macro-F1", "linear", "F1", "linear", "best", "AUC"],
    rows.map(({ category, precision, recall, bestF1, linear, measured }) => [
      category,
      ...[measured.trainedOn, measured.testedOn].map(String),
      ...[measured.macroF1, linear, measured.f1].map((value) => value.toFixed(3)),
      ...[(2 * precision * recall) / (precision + recall), bestF1, measured.auc].map((value) =>
        value.toFixed(3),
      ),
    ]),
  );
  console.log();
  for (const { category, linear, measured } of rows)
    printFigure(`Million Posts, ${category}: macro-F1`, measured.macroF1, {
      atLeast: Number(linear.toFixed(3)),
    });
  console.log();
}

/** Macro-F1 from one class's precision and recall. @param share of that class among all texts */
function macroF1Of({ precision, recall }: Published, share: number): number {
  const hits = recall * share;
  const alarms = (hits * (1 - precision)) / precision;
  const misses = share - hits;
  const rest = 1 - share - alarms;
  return hits / (2 * hits + alarms + misses) + rest / (2 * rest + alarms + misses);
}

export function measureTraining(): void {
  const all = [germEval(), gahd()].flatMap(({ train, test }) => [...train, ...test]);
  const pool = [...all, ...millionPosts("Inappropriate").flat()];
  const examples = Array.from({ length: MOST_EXAMPLES }, (_, at) => pool[at % pool.length]).filter(
    (example) => example !== undefined,
  );
  const start = performance.now();
  const model = trainClassifier(examples);
  const seconds = (performance.now() - start) / 1000;
  if (!model) throw new Error("So many examples are enough.");
  printFigure(`Learning from ${examples.length} comments`, seconds, { atMost: 60 }, " s");
  const times = realComments().map((text) => timed(() => scoreText(model, text)));
  printFigure("Scoring a comment, 99th percentile", percentile(times, 0.99), { atMost: 1 }, " ms");
  console.log(
    `         The model as stored: ${rounded(JSON.stringify(packModel(model)).length / 1e6)} MB of JSON\n`,
  );
}
