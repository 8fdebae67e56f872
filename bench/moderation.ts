import {
  areCommentSetsHere,
  blocklist,
  gahd,
  germEval,
  millionPosts,
  realComments,
} from "#bench/comment-sets.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { percentile, printTable } from "#bench/table.ts";
import { packModel } from "#lib/classifier/model.ts";
import { type Quality, qualityOf } from "#lib/classifier/quality.ts";
import { scoreText } from "#lib/classifier/score.ts";
import { type Example, MOST_EXAMPLES, trainClassifier } from "#lib/classifier/train.ts";
import { screen } from "#lib/screening/screen.ts";
import { buildWordMatcher, type WordMatcher } from "#lib/screening/word-matcher.ts";

/** Linear models that were published on the same data; macro-F1. */
const GERMEVAL_LINEAR = 0.692;
const GAHD_PUBLISHED = 0.71;
/** F1 of each category by a linear model over words, and by the best of six (Schabus et al., SIGIR 2017). */
const MILLION_POSTS: [category: string, linear: number, best: number][] = [
  ["Inappropriate", 0.1328, 0.2198],
  ["Discriminating", 0.1321, 0.1804],
  ["OffTopic", 0.2553, 0.3128],
  ["SentimentNegative", 0.5307, 0.6137],
  ["PossiblyFeedback", 0.6156, 0.6297],
  ["PersonalStories", 0.6407, 0.7063],
  ["ArgumentsUsed", 0.5625, 0.6098],
];
const LONGEST_COMMENT = 5000;

type Measured = Quality & {
  trainedOn: number;
  testedOn: number;
  trainSeconds: number;
  scoreMicroseconds: number;
};

/**
 * How well the classifier tells German comments apart that it has not seen, beside what others published, and what
 * screening costs. Thresholds come from cross-validation on the training part alone, as in the newsroom.
 */
export async function benchModeration(): Promise<void> {
  if (!areCommentSetsHere()) {
    console.log("Skipped: the public data sets are not at ../shared/data/comments.");
    return;
  }
  measureOffence();
  measureCategories();
  measureTraining();
  measureScreening();
}

function measureOffence(): void {
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

/** Three folds, each tried with what the two others taught; published are ten folds, that is five times the texts. */
function measureCategories(): void {
  const rows = MILLION_POSTS.map(([category, linear, best]) => {
    const folds = millionPosts(category);
    const splits = folds.map((test) => ({ train: folds.filter((fold) => fold !== test).flat(), test }));
    return { category, linear, best, measured: learn(splits) };
  });
  printTable(
    [
      "Million Posts",
      "learnt from",
      "tried on",
      "macro-F1",
      "AUC",
      "F1",
      "published linear",
      "published best",
    ],
    rows.map(({ category, linear, best, measured }) => [
      category,
      ...[measured.trainedOn, measured.testedOn].map(String),
      ...[measured.macroF1, measured.auc, measured.f1, linear, best].map((value) => value.toFixed(3)),
    ]),
  );
  console.log();
  for (const { category, linear, measured } of rows)
    printFigure(`Million Posts, ${category}: F1`, measured.f1, { atLeast: linear });
  console.log();
}

function measureTraining(): void {
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

function measureScreening(): void {
  const comments = realComments();
  const entries = blocklist().map((pattern) => ({ kind: "suspect" as const, pattern }));
  let words = buildWordMatcher([]);
  const building = timed(() => {
    words = buildWordMatcher(entries);
  });
  const long = comments.join(" ").slice(0, LONGEST_COMMENT);
  const times = comments.map((body) => timed(() => screenText(body, words)));
  const longTimes = Array.from({ length: 100 }, () => timed(() => screenText(long, words)));
  console.log(
    `All phases with a list of ${entries.length} words; the list is made ready in ${rounded(building)} ms.`,
  );
  printFigure(
    "Screening a comment, mean",
    times.reduce((a, b) => a + b, 0) / times.length,
    { atMost: 5 },
    " ms",
  );
  printFigure(
    `Screening ${LONGEST_COMMENT} characters, median`,
    percentile(longTimes, 0.5),
    { atMost: 5 },
    " ms",
  );

  const reasons = comments.flatMap((body) => screenText(body, buildWordMatcher([])));
  const counts = Map.groupBy(reasons, ({ verdict, reason }) => `${verdict}: ${reason}`);
  console.log(`\nWhat the phases that see only the text say of ${comments.length} real comments:`);
  printTable(
    ["verdict and reason", "comments", "%"],
    [...counts].map(([name, { length }]) => [
      name,
      String(length),
      ((100 * length) / comments.length).toFixed(2),
    ]),
  );
}

function screenText(body: string, words: WordMatcher) {
  return screen({
    body,
    bodyHash: "",
    articleId: 1,
    sentAt: new Date(0),
    secondsToWrite: null,
    honeypotFilled: false,
    sender: { approved: 1, rejected: 0, spam: 0, isFirstComment: false, isPremoderated: false, recent: [] },
    words,
    sameTextStands: false,
    locale: "de",
    risk: null,
  });
}

/** Learns from each split's training part and tries the rest of it; the answers of all splits are judged together. */
function learn(splits: readonly { train: readonly Example[]; test: readonly Example[] }[]): Measured {
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

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
