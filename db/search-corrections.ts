import type { Transaction } from "#db/client.ts";
import { wordsLike } from "#db/search-words.ts";
import { readVocabulary } from "#db/vocabulary.ts";
import { type Correction, correctHalf, correctWord, unknownHalves } from "#lib/search/corrections.ts";
import type { Seen } from "#lib/search/wanted.ts";
import { stemsToCount } from "#lib/words/compounds.ts";
import { foldWord } from "#lib/words/fold.ts";

/** Looking for what looks alike costs; nobody types more words wrongly. */
const MOST = 4;
const MOST_HALVES = 12;

/** What was likely meant by words that no article has. */
export async function correctionsOf(tx: Transaction, unknown: readonly string[]): Promise<Correction[]> {
  const words = unknown.slice(0, MOST);
  const like = await wordsLike(tx, words.map(foldWord));
  const found = words.map((word) => {
    const folded = foldWord(word);
    return {
      word,
      correction: correctWord(
        word,
        like.filter(({ typed }) => typed === folded),
      ),
    };
  });
  const left = found.filter(({ correction }) => !correction).map(({ word }) => word);
  return [
    ...found.flatMap(({ correction }) => correction ?? []),
    ...(left.length > 0 ? await correctCompounds(tx, left) : []),
  ];
}

/** A word in no more articles may be a slip of theirs; what was meant is written so many times as often. */
const HARDLY_ANY = 2;
const TIMES_AS_OFTEN = 20;

/** What was perhaps meant by words that hardly any article has. */
export async function meantBy(tx: Transaction, seen: Seen): Promise<Correction[]> {
  const rare = [...seen].filter(
    ([, { lexemes }]) => lexemes.length > 0 && lexemes.every(({ articles }) => articles <= HARDLY_ANY),
  );
  const words = rare.map(([word]) => word).slice(0, MOST);
  const like = await wordsLike(tx, words.map(foldWord));
  return words.flatMap((word) => {
    const folded = foldWord(word);
    const often = like.filter(
      ({ typed, articles, lexeme }) =>
        typed === folded &&
        articles >= HARDLY_ANY * TIMES_AS_OFTEN &&
        seen.get(word)?.lexemes.every((own) => own.lexeme !== lexeme),
    );
    return correctWord(word, often) ?? [];
  });
}

async function correctCompounds(tx: Transaction, words: readonly string[]): Promise<Correction[]> {
  const known = await readVocabulary(
    tx,
    words.flatMap((word) => stemsToCount(foldWord(word))),
  );
  const isKnown = (stem: string) => (known.get(stem)?.articles ?? 0) > 0;
  const halves = new Map(
    words.map((word) => [word, unknownHalves(foldWord(word), isKnown).slice(0, MOST_HALVES)]),
  );
  const like = await wordsLike(tx, [...new Set([...halves.values()].flat().map(({ folded }) => folded))]);
  const likeOf = (half: string) => like.filter(({ typed }) => typed === half);
  return words.flatMap((word) => correctHalf(word, halves.get(word) ?? [], likeOf) ?? []);
}
