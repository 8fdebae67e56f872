import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { ids } from "#db/teasers.ts";
import { ALL, type Reading, readVocabulary, type Vocabulary } from "#db/vocabulary.ts";
import { type Collection, keywordsOf, latentRow, type Said } from "#lib/words/keywords.ts";
import { project, quantise } from "#lib/words/latent.ts";
import { type PackedKeywords, packKeywords, type Traits, unpackKeywords } from "#lib/words/traits.ts";

/** What an article says, by lexeme (lib/words/keywords.ts). */
export type ArticleSaid = { id: number; said: ReadonlyMap<string, Said> };

/** Writes down by what articles are compared: their keywords, and their places in the latent space where there is one. */
export async function writeTraits(tx: Transaction, articles: readonly ArticleSaid[]): Promise<void> {
  const lexemes = new Set(articles.flatMap(({ said }) => [...said.keys()]));
  const known = await readVocabulary(tx, [ALL, ...lexemes]);
  const collection = collectionOf(known);
  const space = await readSpace(tx, lexemes);
  const rows = articles.map(({ id, said }) => ({
    id,
    ...packKeywords(keywordsOf(said, collection)),
    place: space?.place(said, collection) ?? null,
  }));
  const column = <T>(of: (row: (typeof rows)[number]) => T) => sql.param(rows.map(of));
  await tx.execute(sql`
    INSERT INTO article_traits (article_id, lexemes, words, weights, space, place)
    SELECT x.id, x.lexemes, x.words, decode(x.weights, 'hex'), CASE WHEN x.place IS NULL THEN NULL ELSE ${space?.id ?? null}::integer END, decode(x.place, 'hex')
    FROM unnest(${column(({ id }) => id)}::bigint[], ${column(({ lexemes }) => lexemes)}::text[], ${column(({ words }) => words)}::text[],
      ${column(({ weights }) => weights.toString("hex"))}::text[], ${column(({ place }) => place && Buffer.from(place).toString("hex"))}::text[])
      AS x(id, lexemes, words, weights, place)
    ON CONFLICT (article_id) DO UPDATE SET lexemes = excluded.lexemes, words = excluded.words, weights = excluded.weights,
      space = excluded.space, place = excluded.place`);
}

export const collectionOf = (known: Vocabulary): Collection => ({
  articles: known.get(ALL)?.articles ?? 0,
  countOf: (lexeme) => known.get(lexeme)?.articles ?? 0,
});

type Space = { id: number; place: (said: ArticleSaid["said"], collection: Collection) => Int8Array | null };

/** The space in use, as far as these words go. @returns null before one was learnt */
async function readSpace(tx: Transaction, lexemes: ReadonlySet<string>): Promise<Space | null> {
  const { rows: spaces } = await tx.execute<{ id: number; dimensions: number }>(
    sql`SELECT s.id, s.dimensions FROM latent_spaces s ORDER BY s.id DESC LIMIT 1`,
  );
  const [space] = spaces;
  if (!space) return null;
  const { rows } = await tx.execute<{ lexeme: string; scale: number; loading: Buffer }>(sql`
    SELECT l.lexeme, l.scale, l.loading FROM latent_loadings l WHERE l.lexeme = ANY(${sql.param([...lexemes])}::text[])`);
  const columns = new Map(rows.map(({ lexeme }, column) => [lexeme, column]));
  const { dimensions } = space;
  const loadings = new Float32Array(rows.length * dimensions);
  for (const [column, { scale, loading }] of rows.entries())
    for (let at = 0; at < dimensions; at++) loadings[column * dimensions + at] = scale * loading.readInt8(at);
  return {
    id: space.id,
    place(said, collection) {
      const row = latentRow(said, collection, (lexeme) => columns.get(lexeme));
      if (row.columns.length === 0) return null;
      return quantise(project(row, { dimensions, terms: rows.length, loadings }));
    },
  };
}

type Row = PackedKeywords & { id: number; space: number | null; place: Buffer | null };

export async function readTraits(
  reading: Reading,
  articleIds: readonly number[],
): Promise<Map<number, Traits>> {
  const { rows } = await reading.execute<Row>(sql`
    SELECT t.article_id AS id, t.lexemes, t.words, t.weights, t.space, t.place
    FROM article_traits t WHERE t.article_id = ANY(${ids(articleIds)})`);
  return new Map(
    rows.map(({ id, space, place, ...packed }) => [
      id,
      {
        keywords: unpackKeywords(packed),
        latent:
          place && space !== null
            ? { space, place: new Int8Array(place.buffer, place.byteOffset, place.length) }
            : null,
      },
    ]),
  );
}
