import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { ALL, type Known, type Reading, readVocabulary } from "#db/vocabulary.ts";
import type { Typed } from "#lib/search/typed.ts";
import { wordsIn } from "#lib/search/typed.ts";
import type { Seen, Word } from "#lib/search/wanted.ts";
import { type Language, lexemeOf } from "#lib/words/analyse.ts";
import { knownEnd, splitCompound, stemsToCount } from "#lib/words/compounds.ts";
import { foldWord } from "#lib/words/fold.ts";
import { marks } from "#lib/words/marks.ts";

const LANGUAGES: readonly Language[] = ["de", "en"];

export type Dictionary = {
  seen: Seen;
  /** How many articles there are. */
  articles: number;
  /** Words that no article has. */
  unknown: string[];
};

/** What the newsroom's vocabulary knows of the words that were typed. */
export async function lookUp(typed: Typed, tx: Reading = db()): Promise<Dictionary> {
  const words = wordsIn({ ...typed, all: [...typed.all, typed.none] });
  const folded = new Map(words.map((word) => [word, foldWord(word)]));
  const first = await readVocabulary(tx, [
    ALL,
    ...LANGUAGES.map(marks.language),
    ...[...folded.values()].flatMap((word) => LANGUAGES.map((language) => lexemeOf(word, language))),
  ]);
  const languages = LANGUAGES.filter((language) => (first.get(marks.language(language))?.articles ?? 0) > 0);
  const lexemes = new Map([...folded].map(([word, text]) => [word, lexemesOf(text, languages)]));
  const parts = await partsOf(tx, folded, { lexemes, first, isGerman: languages.includes("de") });
  const seen = new Map<string, Word>(
    words.map((word) => {
      const own = lexemes.get(word) ?? [];
      const counted = own.map((lexeme) => ({ lexeme, articles: first.get(lexeme)?.articles ?? 0 }));
      return [word, { lexemes: counted, parts: own.length > 0 ? (parts.get(word) ?? []) : [] }];
    }),
  );
  const unknown = words.filter((word) => {
    const own = seen.get(word)?.lexemes ?? [];
    return own.length > 0 && own.every(({ articles }) => articles === 0);
  });
  return { seen, articles: first.get(ALL)?.articles ?? 0, unknown };
}

/** A word that says nothing in one of the portal's languages says nothing. */
function lexemesOf(folded: string, languages: readonly Language[]): string[] {
  const lexemes = languages.map((language) => lexemeOf(folded, language));
  return lexemes.includes("") ? [] : [...new Set(lexemes)];
}

type Told = { lexemes: Map<string, string[]>; first: ReadonlyMap<string, Known>; isGerman: boolean };

/** Of what the compounds among the words are made, the halves first. */
async function partsOf(
  tx: Reading,
  folded: ReadonlyMap<string, string>,
  { lexemes, first, isGerman }: Told,
): Promise<Map<string, { lexeme: string; articles: number }[]>> {
  const stored = new Map<string, string[]>();
  const untold: string[] = [];
  for (const [word] of folded) {
    const parts = (lexemes.get(word) ?? []).map((lexeme) => first.get(lexeme)?.parts).find((list) => list);
    if (parts) stored.set(word, parts);
    else if (isGerman) untold.push(word);
  }
  const counts = await readVocabulary(tx, [
    ...[...stored.values()].flat(),
    ...untold.flatMap((word) => stemsToCount(folded.get(word) ?? "")),
  ]);
  const countOf = (stem: string) => counts.get(stem)?.articles ?? 0;
  for (const word of untold) {
    const text = folded.get(word) ?? "";
    const parts = splitCompound(text, countOf);
    const end = parts.length > 0 ? null : knownEnd(text, countOf);
    stored.set(word, end ? [end] : parts);
  }
  return new Map(
    [...stored].map(([word, parts]) => [
      word,
      parts.map((lexeme) => ({ lexeme, articles: countOf(lexeme) })),
    ]),
  );
}

/** So many words of the vocabulary are compared with each that nobody knows. */
const COMPARED = 40;
/** How much of its trigrams a word has to share (0…1). */
const ALIKE = 0.3;

export type Spelt = { typed: string; lexeme: string; word: string; folded: string; articles: number };

/** Words of the vocabulary that look like these. @param folded (lib/words/fold.ts) */
export async function wordsLike(tx: Transaction, folded: readonly string[]): Promise<Spelt[]> {
  if (folded.length === 0) return [];
  await tx.execute(sql.raw(`SET LOCAL pg_trgm.similarity_threshold = ${ALIKE}`));
  const { rows } = await tx.execute<Spelt>(sql`
    SELECT x.typed, l.* FROM unnest(${sql.param([...folded])}::text[]) AS x(typed) CROSS JOIN LATERAL (
      SELECT l.lexeme, l.word, l.folded, l.articles FROM lexemes l
      WHERE l.folded % x.typed AND l.articles > 0
      ORDER BY similarity(l.folded, x.typed) DESC, l.articles DESC LIMIT ${COMPARED}) l`);
  return rows;
}
