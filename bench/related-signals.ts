import { pearson, spearman } from "#bench/correlation.ts";
import { printTable } from "#bench/table.ts";
import { collectionOf } from "#db/article-traits.ts";
import { type PartsOf, partsIn, readTexts, type TextWords, wordsOfText } from "#db/article-words.ts";
import { db } from "#db/client.ts";
import { ALL, readVocabulary } from "#db/vocabulary.ts";
import { likeness } from "#lib/related.ts";
import { type Collection, keywordsOf, latentRow, saidOf, WORTH } from "#lib/words/keywords.ts";
import { dimensionsFor, latentCosine, project, train } from "#lib/words/latent.ts";
import { keywordCosine, type Traits } from "#lib/words/traits.ts";

/** One signal less in each. */
const VARIANTS: [name: string, worth: typeof WORTH][] = [
  ["nothing left out", WORTH],
  ["a headline counts as text", { ...WORTH, headline: 1 }],
  ["the end counts as the lead", { ...WORTH, afterLead: 1 }],
  ["every word counts as a noun", { ...WORTH, noNoun: 1 }],
  ["compounds stay whole", { ...WORTH, part: 0 }],
];
const ARTICLES = 500;
const WORDS = 30_000;

type Ground = { texts: TextWords[]; partsOf: PartsOf; collection: Collection };

/**
 * What each signal adds: the same texts compared without it, all else anew. In memory, with the functions that the
 * portal writes an article's traits with.
 * @param pairs ids of the articles compared @param human how alike people found them, the higher the more
 */
export async function measureSignals(
  articleIds: readonly number[],
  pairs: readonly [one: number, other: number][],
  human: readonly number[],
): Promise<void> {
  const ground = await readGround(articleIds);
  const rows = VARIANTS.map(([name, worth]) => {
    const compared = compare(ground, pairs, worth);
    const figures = (scores: number[]) => [spearman(scores, human), pearson(scores, human)];
    const both = figures(compared.map(likeness));
    return {
      name,
      both,
      alone: figures(compared.map(({ keywords }) => likeness({ keywords, latent: null }))),
    };
  });
  printTable(
    ["one signal less", "Spearman", "Pearson", "keywords alone", ""],
    rows.map(({ name, both, alone }) => [name, ...[...both, ...alone].map((value) => value.toFixed(3))]),
  );
  console.log();
}

async function readGround(articleIds: readonly number[]): Promise<Ground> {
  const texts: TextWords[] = [];
  for (let at = 0; at < articleIds.length; at += ARTICLES)
    texts.push(...(await readTexts(db(), articleIds.slice(at, at + ARTICLES))).map(wordsOfText));
  const partsOf = await partsIn(db(), texts);
  const lexemes = new Set([ALL]);
  for (const { saidWith } of texts) for (const lexeme of saidWith(partsOf).keys()) lexemes.add(lexeme);
  return { texts, partsOf, collection: collectionOf(await readVocabulary(db(), lexemes)) };
}

function compare(
  { texts, partsOf, collection }: Ground,
  pairs: readonly [one: number, other: number][],
  worth: typeof WORTH,
): { keywords: number; latent: number }[] {
  const said = new Map(texts.map(({ id, words }) => [id, saidOf(words, partsOf, true, worth)]));
  const counts = new Map<string, number>();
  for (const words of said.values())
    for (const lexeme of words.keys()) counts.set(lexeme, (counts.get(lexeme) ?? 0) + 1);
  const common = [...counts]
    .filter(([, count]) => count > 1)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, WORDS);
  const columns = new Map(common.map(([lexeme], column) => [lexeme, column]));
  const rowOf = (id: number) =>
    latentRow(said.get(id) ?? new Map(), collection, (lexeme) => columns.get(lexeme));
  const rows = texts.map(({ id }) => rowOf(id));
  const space = train(rows, columns.size, dimensionsFor(rows.length) ?? 1);
  const keywords = (id: number): Traits["keywords"] =>
    new Map(keywordsOf(said.get(id) ?? new Map(), collection).map((keyword) => [keyword.lexeme, keyword]));
  return pairs.map(([one, other]) => ({
    keywords: keywordCosine(keywords(one), keywords(other)),
    latent: latentCosine(project(rowOf(one), space), project(rowOf(other), space)),
  }));
}
