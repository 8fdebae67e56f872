import { existsSync, readFileSync } from "node:fs";
import { readCsv } from "#bench/csv.ts";
import { seededRandom, shuffle } from "#lib/classifier/shuffle.ts";
import type { Example } from "#lib/classifier/train.ts";

const folder = new URL("../../shared/data/comments/", import.meta.url);

export type Split = { train: Example[]; test: Example[] };

export function areCommentSetsHere(): boolean {
  return existsSync(new URL("million-posts/posts-folds-1-3.csv", folder));
}

/** German tweets, offensive or not (Wiegand et al., 2018). The test file if it is here, else every fifth tweet of each kind. */
export function germEval(): Split {
  const train = readGermEval("germeval2018.training.txt");
  if (!existsSync(new URL("germeval2018/germeval2018.test.txt", folder))) return everyFifthHeldOut(train);
  return { train, test: readGermEval("germeval2018.test.txt") };
}

function readGermEval(name: string): Example[] {
  const lines = read(`germeval2018/${name}`).split("\n").filter(Boolean);
  return lines.map((line) => {
    const [text = "", coarse] = line.split("\t");
    return { text: text.replaceAll("|LBR|", "\n"), label: coarse === "OFFENSE" ? 1 : 0 };
  });
}

/** Hate speech written to fool classifiers (Goldzycher et al., 2024). The test split if it is here, else the dev split. */
export function gahd(): Split & { tested: string } {
  const rows = readCsv(read("gahd/train.csv"));
  const tested = rows.some(({ split }) => split === "test") ? "test" : "dev";
  const part = (wanted: string) =>
    rows
      .filter(({ split }) => split === wanted)
      .map(({ text = "", label }) => ({ text, label: labelOf(label) }));
  return { train: part("train"), test: part(tested), tested };
}

/** Comments of an Austrian daily in one of its moderators' categories, by fold (Schabus et al., 2017). */
export function millionPosts(category: string): Example[][] {
  const rows = readCsv(read("million-posts/posts-folds-1-3.csv")).filter((row) => row.Category === category);
  const folds = Map.groupBy(rows, ({ Fold }) => Fold);
  return [...folds.values()].map((fold) =>
    fold.map(({ Headline, Body, Value }) => ({ text: `${Headline}\n${Body}`.trim(), label: labelOf(Value) })),
  );
}

/** Each comment of the Austrian daily once. */
export function realComments(): string[] {
  const rows = readCsv(read("million-posts/posts-folds-1-3.csv"));
  return [...new Set(rows.map(({ Headline, Body }) => `${Headline}\n${Body}`.trim()))];
}

/** Lines that operators of weblogs collected against spam. */
export function blocklist(): string[] {
  return read("wordlists/splorp__wordpress-comment-blocklist/blacklist.txt").split(/\r?\n/).filter(Boolean);
}

function everyFifthHeldOut(examples: readonly Example[]): Split {
  const order = [...examples.keys()];
  shuffle(order, seededRandom(2018));
  const split: Split = { train: [], test: [] };
  const dealt = [0, 0];
  for (const example of order.map((at) => examples[at]).filter((one) => one !== undefined)) {
    const count = (dealt[example.label] ?? 0) + 1;
    dealt[example.label] = count;
    (count % 5 === 0 ? split.test : split.train).push(example);
  }
  return split;
}

function labelOf(cell: string | undefined): 0 | 1 {
  return cell === "1" ? 1 : 0;
}

function read(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}
