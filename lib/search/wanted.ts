import type { Phrase, Typed } from "#lib/search/typed.ts";
import { quote } from "#lib/words/vector.ts";

/** A lexeme, and in how many articles it stands. */
export type Counted = { lexeme: string; articles: number };

/** A word that was typed, as the index knows it. */
export type Word = {
  /** One for each language of the portal; none for a word that says nothing of a matter. */
  lexemes: Counted[];
  /** What a compound is made of: its two halves, then what those are made of. */
  parts: Counted[];
};

/** By the word as typed. */
export type Seen = ReadonlyMap<string, Word>;

/** What one article has to hold, in the language of `tsquery`. */
export type Query = string;

/** From so many articles on nobody misses those that only hold the parts of a compound. */
const ENOUGH = 10;
/** The rarest words are looked for each on its own, as long as no more articles than this hold one of them. */
const ALONE = 800;
/** So many of the rarest words are looked for in pairs. */
const PAIRED = 4;

const any = (queries: Query[]) => (queries.length > 1 ? `(${queries.join(" | ")})` : (queries[0] ?? ""));
const both = (queries: Query[]) => (queries.length > 1 ? `(${queries.join(" & ")})` : (queries[0] ?? ""));

const articlesWith = ({ lexemes }: Word): number => Math.max(0, ...lexemes.map(({ articles }) => articles));

/** The article holds the word, in whichever form; where hardly any does, the parts of the compound will do. */
function wordQuery(word: Word | undefined): Query {
  if (!word) return "";
  const whole = word.lexemes.map(({ lexeme }) => quote(lexeme));
  const halves = word.parts.slice(0, 2).map(({ lexeme }) => quote(lexeme));
  return any(articlesWith(word) < ENOUGH && halves.length === 2 ? [...whole, both(halves)] : whole);
}

/** Words beside each other, with as many others between them as were typed. */
function phraseQuery(phrase: Phrase, seen: Seen): Query {
  let query = "";
  let since = 0;
  for (const typed of phrase) {
    since += 1;
    const word = phrase.length > 1 ? any(wholes(seen.get(typed))) : wordQuery(seen.get(typed));
    if (word === "") continue;
    query = query === "" ? word : `${query} <${since}> ${word}`;
    since = 0;
  }
  return query === "" || phrase.length === 1 ? query : `(${query})`;
}

const wholes = (word: Word | undefined) => word?.lexemes.map(({ lexeme }) => quote(lexeme)) ?? [];

/**
 * An article that holds all that was asked for and nothing that was excluded.
 * @returns null where nothing that was typed says anything
 */
export function allOf({ all, none }: Typed, seen: Seen): Query | null {
  const asked = all
    .map((clause) => any(clause.map((phrase) => phraseQuery(phrase, seen)).filter(isQuery)))
    .filter(isQuery);
  return asked.length === 0 ? null : both([...asked, ...excluded(none, seen)]);
}

const isQuery = (query: Query) => query !== "";

const excluded = (none: Phrase[], seen: Seen) =>
  none
    .map((phrase) => phraseQuery(phrase, seen))
    .filter(isQuery)
    .map((query) => `!${query}`);

/** Every word that may be found, the rarest first. */
function found({ all }: Typed, seen: Seen): Counted[] {
  const words = [...new Set(all.flat(2))].flatMap((typed) => {
    const { lexemes = [], parts = [] } = seen.get(typed) ?? {};
    return [...lexemes, ...parts];
  });
  return [...new Map(words.map((word) => [word.lexeme, word])).values()]
    .filter(({ articles }) => articles > 0)
    .toSorted((a, b) => a.articles - b.articles);
}

/** `likely`: so many articles it may find, at most. */
export type Part = { query: Query; likely: number };

/**
 * Articles that hold some of the words: a rare one, or two of the rarer ones. What stands in quotes stays asked for.
 * @returns nothing where that would find no more than allOf
 */
export function someOf(typed: Typed, seen: Seen): Part[] {
  const isQuoted = (clause: Phrase[]) => clause.every((phrase) => phrase.length > 1);
  const quoted = typed.all.filter(isQuoted);
  const words = found({ ...typed, all: typed.all.filter((clause) => !isQuoted(clause)) }, seen);
  if (isWhole(typed, seen, words)) return [];
  const kept = quoted.map((clause) => any(clause.map((phrase) => phraseQuery(phrase, seen)))).filter(isQuery);
  const others = [...kept, ...excluded(typed.none, seen)];
  return anyOrPairs(words).map(({ query, likely }) => ({ query: both([query, ...others]), likely }));
}

/** The rarest words each on its own, the next ones in pairs. @param words the rarest first */
export function anyOrPairs(words: readonly Counted[]): Part[] {
  const alone = countAlone(words);
  const quoted = words.map(({ lexeme }) => quote(lexeme));
  const common = quoted.slice(alone, alone + PAIRED);
  const pairs = common.flatMap((one, at) => common.slice(at + 1).map((other) => both([one, other])));
  const inAlone = words.slice(0, alone).reduce((sum, { articles }) => sum + articles, 0);
  // No pair stands in more articles than the commoner two words do.
  const inPairs = words[alone + common.length - 2]?.articles ?? 0;
  const parts = [
    { query: any(quoted.slice(0, alone)), likely: inAlone },
    { query: any(pairs), likely: inPairs * pairs.length },
  ];
  return parts.filter(({ query }) => isQuery(query));
}

/** How many of the words, the rarest first, may be looked for each on its own: one at least. */
function countAlone(words: readonly Counted[]): number {
  let articles = 0;
  for (const [at, word] of words.entries()) {
    articles += word.articles;
    if (articles > ALONE) return Math.max(1, at);
  }
  return words.length;
}

/** One word, as it was typed: it has been asked for. */
const isWhole = ({ all }: Typed, seen: Seen, words: readonly Counted[]): boolean => {
  const [only, ...others] = words;
  return (
    all.length === 1 &&
    others.length === 0 &&
    all.flat(2).some((word) => seen.get(word)?.lexemes.some(({ lexeme }) => lexeme === only?.lexeme))
  );
};

/** The headline holds every word. @returns null where a word says nothing or is unknown */
export function headlineOf({ all }: Typed, seen: Seen, mark: (lexeme: string) => string): Query | null {
  const words = all.map((clause) => {
    const lexemes = clause.flat().flatMap((typed) => seen.get(typed)?.lexemes ?? []);
    return any(lexemes.map(({ lexeme }) => quote(mark(lexeme))));
  });
  const asked = words.filter(isQuery);
  return asked.length > 0 ? both(asked) : null;
}

/** Words of one matter stand together: by this power of what chance would have. */
const TOGETHER = 0.5;
/** However many words are asked for, so large a share of the articles with the rarest one may hold them all. */
const FEWEST = 0.1;

/** In how many articles all that is asked for stands, about. @param of how many there are */
export function likelyOf({ all }: Typed, seen: Seen, of: number): number {
  const [rarest = of, ...others] = all
    .map((clause) => clause.map((phrase) => rarestIn(phrase, seen)).reduce((sum, count) => sum + count, 0))
    .filter((count) => count < Number.POSITIVE_INFINITY)
    .map((count) => Math.min(count, of))
    .toSorted((a, b) => a - b);
  const together = others.reduce((share, count) => share * (count / of) ** TOGETHER, 1);
  return rarest === 0 ? 0 : rarest * Math.max(FEWEST, together);
}

/** @returns infinity for words that say nothing */
const rarestIn = (phrase: Phrase, seen: Seen): number =>
  Math.min(
    ...phrase
      .flatMap((typed) => seen.get(typed) ?? [])
      .filter(({ lexemes }) => lexemes.length > 0)
      .map(atMost),
  );

/** Where the parts of a compound will do, no more articles can hold it than the rarer of them. */
function atMost(word: Word): number {
  const [one, other] = word.parts;
  const whole = articlesWith(word);
  return whole < ENOUGH && one && other ? Math.max(whole, Math.min(one.articles, other.articles)) : whole;
}

/** What a word weighs in the order of what was found. */
export type Weighed = { lexeme: string; weight: number };

/** A part of a compound says less than the whole. */
const PART = 0.4;

/**
 * Rarity as BM25 has it (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework", 2009).
 * @param of how many articles there are
 */
export function weigh(typed: Typed, seen: Seen, of: number): Weighed[] {
  const rarity = (articles: number) => Math.log(1 + (of - articles + 0.5) / (articles + 0.5));
  const weights = new Map<string, number>();
  const add = ({ lexeme, articles }: Counted, share: number) => {
    if (articles === 0) return;
    weights.set(lexeme, Math.max(weights.get(lexeme) ?? 0, share * rarity(Math.min(articles, of))));
  };
  for (const word of new Set(typed.all.flat(2))) {
    const { lexemes = [], parts = [] } = seen.get(word) ?? {};
    for (const whole of lexemes) add(whole, 1);
    for (const part of parts) add(part, PART);
  }
  return [...weights].map(([lexeme, weight]) => ({ lexeme, weight }));
}
