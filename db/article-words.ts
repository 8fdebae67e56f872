import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { ids } from "#db/teasers.ts";
import { ALL, countWords, learnWords, type NewWord, readVocabulary } from "#db/vocabulary.ts";
import type { Language } from "#lib/words/analyse.ts";
import { keywordsOf } from "#lib/words/keywords.ts";
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
  sections: number[];
  topics: { id: number; name: string }[];
  authors: { id: number; name: string }[];
};

type Indexed = { read: Read; words: GradedWord[]; marks: string[] };

/**
 * Writes down by what words live articles are found and what they are about. Given again, an article is indexed anew
 * and counted once. Others are passed over.
 */
export async function indexWords(tx: Transaction, articleIds: readonly number[]): Promise<void> {
  const indexed = (await readTexts(tx, articleIds)).map((read) => ({
    read,
    words: gradedWords({
      language: read.language,
      title: read.title,
      lead: [read.standfirst, ...read.keyPoints, ...read.topics.map(({ name }) => name)],
      body: read.body,
      authors: read.authors.map(({ name }) => name),
    }),
    marks: marksOf(read),
  }));
  const all = indexed.flatMap(({ words }) => words);
  const german = new Set(indexed.filter(({ read }) => read.language === "de").flatMap(({ words }) => words));
  const known = await readVocabulary(
    tx,
    all.map(({ lexeme }) => lexeme),
  );
  const learnt = await learnWords(tx, { words: all, german, known });
  const partsOf = (lexeme: string) => known.get(lexeme)?.parts ?? learnt.get(lexeme)?.parts ?? [];
  const steps = await takeOut(
    tx,
    indexed.map(({ read }) => read.id),
  );
  await writeDown(tx, indexed, partsOf, { steps, learnt });
  await writeKeywords(tx, indexed);
}

/** Takes articles out of the index and of the count: before they are withdrawn, and before their text changes. */
export async function forgetWords(tx: Transaction, articleIds: readonly number[]): Promise<void> {
  await countWords(tx, await takeOut(tx, articleIds));
  await tx.execute(sql`DELETE FROM article_keywords WHERE article_id = ANY(${ids(articleIds)})`);
}

async function readTexts(tx: Transaction, articleIds: readonly number[]): Promise<Read[]> {
  const { rows } = await tx.execute<Read>(sql`
    SELECT a.id, a.language, a.title, a.standfirst, a.key_points AS "keyPoints", a.body_text AS body,
      to_json(a.published_at)#>>'{}' AS "publishedAt",
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
  indexed: readonly Indexed[],
  partsOf: (lexeme: string) => readonly string[],
  { steps, learnt }: Count,
): Promise<void> {
  const rows = indexed.map(({ read, words, marks }) => ({
    id: read.id,
    at: read.publishedAt,
    length: words.length,
    words: toVector(words, partsOf, marks),
  }));
  const { rows: counted } = await tx.execute<{ lexeme: string; articles: number }>(sql`
    WITH made AS (
      INSERT INTO article_words (article_id, published_at, length, words)
      SELECT x.id, x.at, x.length, x.words::tsvector
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id bigint, at timestamptz, length integer, words text)
      RETURNING words)
    SELECT x.lexeme, count(*)::int AS articles
    FROM made, unnest(tsvector_to_array(made.words) || ${ALL}::text) AS x(lexeme) GROUP BY x.lexeme`);
  for (const { lexeme, articles } of counted) steps.set(lexeme, (steps.get(lexeme) ?? 0) + articles);
  await countWords(tx, steps, learnt);
}

async function writeKeywords(tx: Transaction, indexed: readonly Indexed[]): Promise<void> {
  const known = await readVocabulary(
    tx,
    indexed.flatMap(({ words }) => [ALL, ...words.map(({ lexeme }) => lexeme)]),
  );
  const count = {
    of: known.get(ALL)?.articles ?? 0,
    countOf: (lexeme: string) => known.get(lexeme)?.articles ?? 0,
  };
  const rows = indexed.flatMap(({ read, words }) =>
    keywordsOf(words, count).map((keyword) => ({ id: read.id, ...keyword })),
  );
  await tx.execute(sql`
    DELETE FROM article_keywords WHERE article_id = ANY(${ids(indexed.map(({ read }) => read.id))})`);
  await tx.execute(sql`
    INSERT INTO article_keywords (article_id, lexeme, word, weight)
    SELECT x.id, x.lexeme, x.word, x.weight
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id bigint, lexeme text, word text, weight real)
    ON CONFLICT DO NOTHING`);
}
