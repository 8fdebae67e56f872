import type { SparseRow } from "#lib/words/latent.ts";
import type { Grade, GradedWord } from "#lib/words/vector.ts";

/** Of how many articles is known in how many of them a word stands, as itself or as part of a compound. */
export type Collection = { articles: number; countOf: (lexeme: string) => number };

/** How much is said of a word, and the form in which a reader would recognise it; "" for what is only a part of others. */
export type Said = { count: number; word: string };

/** As how much a word counts by where and as what it stands; docs/relevance.md shows what each of these adds. */
export const WORTH = {
  /** A headline names what is new. */
  headline: 3,
  /** News put first what matters most: after LEAD_WORDS the rest counts less. */
  afterLead: 0.5,
  /** Nouns and names say what a German text is about; verbs and adjectives half as much. */
  noNoun: 0.5,
  /** A law of climate protection is about climate and protection, but less than a text that names them alone. */
  part: 0.5,
};
/** Words that say something, from the headline on. */
const LEAD_WORDS = 70;
const LONGEST = 60;

/**
 * What an article says of each word: occurrences, weighed by where and as what they stand.
 * @param isGerman whether capitals tell nouns
 */
export function saidOf(
  words: readonly GradedWord[],
  partsOf: (lexeme: string) => readonly string[],
  isGerman: boolean,
  worth = WORTH,
): Map<string, Said> {
  const counts = new Map<string, { count: number; forms: Map<string, number> }>();
  const add = (lexeme: string, count: number, form?: string) => {
    const known = counts.get(lexeme) ?? { count: 0, forms: new Map() };
    known.count += count;
    if (form) known.forms.set(form, (known.forms.get(form) ?? 0) + 1);
    counts.set(lexeme, known);
  };
  for (const [at, { lexeme, word, grade, isName }] of words.entries()) {
    // Topics and authors are signals of their own.
    if (isName || lexeme.length < 2 || word.length > LONGEST) continue;
    const isNoun = !isGerman || /^[\p{Lu}\p{N}]/u.test(word);
    const count = placeOf(grade, at, worth) * (isNoun ? 1 : worth.noNoun);
    add(lexeme, count, word);
    if (worth.part > 0) for (const part of partsOf(lexeme)) add(part, count * worth.part);
  }
  return new Map(
    [...counts].map(([lexeme, { count, forms }]) => [lexeme, { count, word: commonestForm(forms) }]),
  );
}

const placeOf = (grade: Grade, at: number, { headline, afterLead }: typeof WORTH): number =>
  grade === "A" ? headline : grade === "C" && at >= LEAD_WORDS ? afterLead : 1;

/** "Verhandlungen", not "verhandl"; a verb that once begins a sentence stays a verb. */
function commonestForm(forms: ReadonlyMap<string, number>): string {
  const isSmall = (word: string) => Number(word === word.toLowerCase());
  const [first] = [...forms].toSorted(
    ([a, times], [b, others]) => others - times || isSmall(b) - isSmall(a) || (a < b ? -1 : 1),
  );
  return first?.[0] ?? "";
}

/** A word that an article is about. `weight` 0…1, all of an article of length one. */
export type Keyword = { lexeme: string; word: string; weight: number };

/** So many are kept: with half of them neighbours are found less well, with twice as many no better (docs/relevance.md). */
export const KEYWORDS = 64;
/** Full rarity lets one shared rarity, often a slip of the pen, decide; readers also go by common words of a subject. */
const KEYWORD_RARITY = 0.5;
/** A word in so many articles counts half when keywords are chosen: one that no other article has links to nothing. */
const LONELY = 1;

/** The words an article is found and compared by, the weightiest first. */
export function keywordsOf(said: ReadonlyMap<string, Said>, collection: Collection): Keyword[] {
  const weighed = [...said]
    .map(([lexeme, { count, word }]) => {
      const weight = weightOf(count, lexeme, { ...collection, power: KEYWORD_RARITY });
      const articles = Math.max(collection.countOf(lexeme), 1);
      return { lexeme, word, weight, use: (weight * articles) / (articles + LONELY) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.use - a.use || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, KEYWORDS);
  const length = Math.hypot(...weighed.map(({ weight }) => weight)) || 1;
  return weighed.map(({ lexeme, word, weight }) => ({ lexeme, word, weight: weight / length }));
}

/**
 * log(1 + count) × rarity to the power, with rarity = log((2 + articles) / (1 + articles with it)): never nothing, so that
 * the first article of a portal has keywords too
 * (G. Salton and C. Buckley, "Term-Weighting Approaches in Automatic Text Retrieval", 1988).
 */
function weightOf(
  count: number,
  lexeme: string,
  { articles, countOf, power }: Collection & { power: number },
): number {
  const rarity = Math.log((2 + articles) / (1 + Math.min(countOf(lexeme), articles)));
  return Math.log1p(count) * rarity ** power;
}

/**
 * What the latent space is trained on and places (lib/words/latent.ts): of length one.
 * @param columnOf the number of a word that the space knows
 */
export function latentRow(
  said: ReadonlyMap<string, Said>,
  collection: Collection,
  columnOf: (lexeme: string) => number | undefined,
): SparseRow {
  const columns: number[] = [];
  const weights: number[] = [];
  for (const [lexeme, { count }] of said) {
    const column = columnOf(lexeme);
    if (column === undefined) continue;
    columns.push(column);
    weights.push(weightOf(count, lexeme, { ...collection, power: 1 }));
  }
  const length = Math.hypot(...weights) || 1;
  return {
    columns: Int32Array.from(columns),
    weights: Float64Array.from(weights, (weight) => weight / length),
  };
}
