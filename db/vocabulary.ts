import { sql } from "drizzle-orm";
import type { db, Transaction } from "#db/client.ts";
import { splitCompound, stemsToCount } from "#lib/words/compounds.ts";
import type { GradedWord } from "#lib/words/vector.ts";

/** What is known of a lexeme (db/schema/words.ts). `parts`: null where nobody has looked. */
export type Known = { articles: number; parts: string[] | null };

/** No word is empty, so this lexeme counts the articles. */
export const ALL = "";

export type Vocabulary = ReadonlyMap<string, Known>;

/** Reads inside of a transaction, or on its own. */
export type Reading = Transaction | ReturnType<typeof db>;

export async function readVocabulary(tx: Reading, list: Iterable<string>): Promise<Map<string, Known>> {
  const { rows } = await tx.execute<Known & { lexeme: string }>(sql`
    SELECT l.lexeme, l.articles, l.parts FROM lexemes l
    WHERE l.lexeme = ANY(${sql.param([...new Set(list)])}::text[])`);
  return new Map(rows.map(({ lexeme, ...known }) => [lexeme, known]));
}

/** A word that has not been written before: taken apart by the words that have. `parts`: null for one that is not German. */
export type NewWord = { lexeme: string; word: string; folded: string; parts: string[] | null };

/** The words of these texts that the vocabulary does not hold yet, or has not taken apart. */
export async function learnWords(
  tx: Transaction,
  {
    words,
    german,
    known,
  }: { words: readonly GradedWord[]; german: ReadonlySet<GradedWord>; known: Vocabulary },
): Promise<Map<string, NewWord>> {
  const fresh = new Map<string, GradedWord>();
  for (const word of words) {
    const isNew = german.has(word) ? !known.get(word.lexeme)?.parts : !known.has(word.lexeme);
    if (isNew && (!fresh.has(word.lexeme) || german.has(word))) fresh.set(word.lexeme, word);
  }
  const apart = [...fresh.values()].filter((word) => german.has(word));
  const counts = await readVocabulary(
    tx,
    apart.flatMap(({ folded, lexeme }) => [lexeme, ...stemsToCount(folded)]),
  );
  const countOf = (stem: string) => counts.get(stem)?.articles ?? 0;
  const splits = new Map(apart.map(({ lexeme, folded }) => [lexeme, splitCompound(folded, countOf)]));
  return new Map(
    [...fresh].map(([lexeme, { word, folded }]) => [
      lexeme,
      { lexeme, word, folded, parts: splits.get(lexeme) ?? null },
    ]),
  );
}

/**
 * Counts words up and down, in the order of the words, so that two at once wait for each other instead of for ever.
 * @param steps by how many articles more, or less, a lexeme stands in
 */
export async function countWords(
  tx: Transaction,
  steps: ReadonlyMap<string, number>,
  learnt: ReadonlyMap<string, NewWord> = new Map(),
): Promise<void> {
  const rows = [...steps]
    .filter(([, step]) => step !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([lexeme, step]) => {
      const { word = "", folded = "", parts = null } = learnt.get(lexeme) ?? {};
      return { lexeme, step, word, folded, parts };
    });
  if (rows.length === 0) return;
  await tx.execute(sql`
    INSERT INTO lexemes (lexeme, articles, word, folded, parts)
    SELECT x.lexeme, x.step, x.word, x.folded, x.parts
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(lexeme text, step integer, word text, folded text, parts text[])
    ORDER BY x.lexeme
    ON CONFLICT (lexeme) DO UPDATE SET articles = greatest(lexemes.articles + excluded.articles, 0),
      word = CASE WHEN lexemes.word = '' THEN excluded.word ELSE lexemes.word END,
      folded = CASE WHEN lexemes.word = '' THEN excluded.folded ELSE lexemes.folded END,
      parts = coalesce(lexemes.parts, excluded.parts)`);
}
