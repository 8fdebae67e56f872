import { sql } from "drizzle-orm";
import { writeTraits } from "#db/article-traits.ts";
import type { Transaction } from "#db/client.ts";
import { ids } from "#db/teasers.ts";
import { ALL, countWords, learnWords, type NewWord, type Reading, readVocabulary } from "#db/vocabulary.ts";
import type { Language } from "#lib/words/analyse.ts";
import { type Said, saidOf } from "#lib/words/keywords.ts";
import { marks } from "#lib/words/marks.ts";
import { type GradedWord, gradedWords, toVector } from "#lib/words/vector.ts";

type Read = {
  id: number;
  language: Language;
  title: string;
  standfirst: string;
  keyPoints: string[];
  body: string;
  publishedAt: string;
  sectionId: number;
  /** Its own and those above it. */
  sections: number[];
  topics: { id: number; name: string }[];
  authors: { id: number; name: string }[];
};

/** The words of an article, and what it says once the compounds among them are known. */
export type TextWords = {
  id: number;
  read: Read;
  words: GradedWord[];
  saidWith: (partsOf: PartsOf) => Map<string, Said>;
};

export type PartsOf = (lexeme: string) => readonly string[];

export function wordsOfText(read: Read): TextWords {
  const words = gradedWords({
    language: read.language,
    title: read.title,
    lead: [read.standfirst, ...read.keyPoints],
    topics: read.topics.map(({ name }) => name),
    body: read.body,
    authors: read.authors.map(({ name }) => name),
  });
  return { id: read.id, read, words, saidWith: (partsOf) => saidOf(words, partsOf, read.language === "de") };
}

/** Of what the compounds in these texts are made, as far as the vocabulary knows. */
export async function partsIn(reading: Reading, texts: readonly TextWords[]): Promise<PartsOf> {
  const known = await readVocabulary(
    reading,
    texts.flatMap(({ words }) => words.map(({ lexeme }) => lexeme)),
  );
  return (lexeme) => known.get(lexeme)?.parts ?? [];
}

/**
 * Writes down by what words live articles are found and what they are about. Given again, an article is indexed anew
 * and counted once. Others are passed over.
 * @param isCompared false: it stands beside no other yet
 */
export async function indexWords(
  tx: Transaction,
  articleIds: readonly number[],
  { isCompared = true } = {},
): Promise<void> {
  const texts = (await readTexts(tx, articleIds)).map(wordsOfText);
  const all = texts.flatMap(({ words }) => words);
  const german = new Set(texts.filter(({ read }) => read.language === "de").flatMap(({ words }) => words));
  const known = await readVocabulary(
    tx,
    all.map(({ lexeme }) => lexeme),
  );
  const learnt = await learnWords(tx, { words: all, german, known });
  const partsOf = (lexeme: string) => known.get(lexeme)?.parts ?? learnt.get(lexeme)?.parts ?? [];
  const steps = await takeOut(
    tx,
    texts.map(({ id }) => id),
  );
  await writeDown(tx, texts, partsOf, { steps, learnt });
  if (!isCompared) return;
  await writeTraits(
    tx,
    texts.map(({ id, saidWith }) => ({ id, said: saidWith(partsOf) })),
  );
}

/** Takes articles out of the index and of the count: before they are withdrawn, and before their text changes. */
export async function forgetWords(tx: Transaction, articleIds: readonly number[]): Promise<void> {
  await countWords(tx, await takeOut(tx, articleIds));
  await tx.execute(sql`DELETE FROM article_traits WHERE article_id = ANY(${ids(articleIds)})`);
}

/** Live articles as they stand. */
export async function readTexts(tx: Reading, articleIds: readonly number[]): Promise<Read[]> {
  const { rows } = await tx.execute<Read>(sql`
    SELECT a.id, a.language, a.title, a.standfirst, a.key_points AS "keyPoints", a.body_text AS body,
      to_json(a.published_at)#>>'{}' AS "publishedAt", a.section_id AS "sectionId",
      (WITH RECURSIVE up AS (
        SELECT s.id, s.parent_id FROM sections s WHERE s.id = a.section_id
        UNION SELECT s.id, s.parent_id FROM sections s JOIN up ON s.id = up.parent_id)
        SELECT json_agg(up.id) FROM up) AS sections,
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name)), '[]')
        FROM article_topics x JOIN topics t ON t.id = x.topic_id WHERE x.article_id = a.id) AS topics,
      (SELECT coalesce(json_agg(json_build_object('id', w.id, 'name', w.name)), '[]')
        FROM article_authors x JOIN authors w ON w.id = x.author_id WHERE x.article_id = a.id AND x.role = 'author') AS authors
    FROM articles a WHERE a.id = ANY(${ids(articleIds)}) AND a.state = 'live' ORDER BY a.id`);
  return rows;
}

function marksOf({ language, publishedAt, sections, topics, authors }: Read): string[] {
  const date = new Date(publishedAt);
  return [
    marks.language(language),
    marks.year(date),
    marks.month(date),
    ...sections.map(marks.section),
    ...topics.map(({ id }) => marks.topic(id)),
    ...authors.map(({ id }) => marks.author(id)),
  ];
}

/** @returns by how much less each of their lexemes counts now */
async function takeOut(tx: Transaction, articleIds: readonly number[]): Promise<Map<string, number>> {
  const { rows } = await tx.execute<{ lexeme: string; articles: number }>(sql`
    WITH gone AS (DELETE FROM article_words w WHERE w.article_id = ANY(${ids(articleIds)}) RETURNING w.words)
    SELECT x.lexeme, count(*)::int AS articles
    FROM gone, unnest(tsvector_to_array(gone.words) || ${ALL}::text) AS x(lexeme) GROUP BY x.lexeme`);
  return new Map(rows.map(({ lexeme, articles }) => [lexeme, -articles]));
}

type Count = { steps: Map<string, number>; learnt: ReadonlyMap<string, NewWord> };

async function writeDown(
  tx: Transaction,
  texts: readonly TextWords[],
  partsOf: PartsOf,
  { steps, learnt }: Count,
): Promise<void> {
  const rows = texts.map(({ read, words }) => ({
    id: read.id,
    section: read.sectionId,
    at: read.publishedAt,
    length: words.length,
    words: toVector(words, partsOf, marksOf(read)),
  }));
  const { rows: counted } = await tx.execute<{ lexeme: string; articles: number }>(sql`
    WITH made AS (
      INSERT INTO article_words (article_id, section_id, published_at, length, words)
      SELECT x.id, x.section, x.at, x.length, x.words::tsvector
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id bigint, section bigint, at timestamptz, length integer, words text)
      RETURNING words)
    SELECT x.lexeme, count(*)::int AS articles
    FROM made, unnest(tsvector_to_array(made.words) || ${ALL}::text) AS x(lexeme) GROUP BY x.lexeme`);
  for (const { lexeme, articles } of counted) steps.set(lexeme, (steps.get(lexeme) ?? 0) + articles);
  await countWords(tx, steps, learnt);
}
