import { sql } from "drizzle-orm";
import { type ArticleSaid, collectionOf, writeTraits } from "#db/article-traits.ts";
import { partsIn, readTexts, wordsOfText } from "#db/article-words.ts";
import { db, transaction } from "#db/client.ts";
import { takeTurn } from "#db/publication-turn.ts";
import { ALL, readVocabulary } from "#db/vocabulary.ts";
import type { System } from "#lib/proof.ts";
import { latentRow } from "#lib/words/keywords.ts";
import { dimensionsFor, type LatentSpace, type SparseRow, train } from "#lib/words/latent.ts";

/** The space is learnt from so many of the newest articles, and of so many words: more learns no better and takes longer. */
const LEARNT_FROM = 20_000;
const WORDS = 30_000;
const ARTICLES = 200;
const LOADINGS = 500;
const LARGEST = 127;

export type Learnt = { articles: number; dimensions: number };

/** A space is good for as long as the archive has not grown by this share, and so many days at most. */
const GROWN = 0.1;
const GOOD_DAYS = 30;

/** Learns the latent space where there is none, or where it is out of date. @returns null where there was nothing to do */
export async function refreshSpace(system: System): Promise<Learnt | null> {
  const { rows } = await db().execute<{ due: boolean }>(sql`
    SELECT NOT EXISTS (SELECT FROM latent_spaces s
      WHERE s.learnt_at > now() - make_interval(days => ${GOOD_DAYS})
        AND (SELECT l.articles FROM lexemes l WHERE l.lexeme = ${ALL}) < s.archive * ${1 + GROWN}::float8) AS due`);
  return rows[0]?.due ? learnSpace(system) : null;
}

/**
 * Learns the latent space of what the newsroom has written, and gives every article its place in it. Takes a processor
 * for a minute or more: not for a process that answers readers. With too few articles only their keywords are weighed
 * anew: the first ones were chosen when every word was rare.
 * @returns null where there is too little to learn from
 */
export async function learnSpace(_system: System): Promise<Learnt | null> {
  const articleIds = await newest(LEARNT_FROM);
  const dimensions = dimensionsFor(articleIds.length);
  if (dimensions === null) {
    await placeAll();
    return null;
  }
  const lexemes = await commonWords();
  const columns = new Map(lexemes.map((lexeme, column) => [lexeme, column]));
  const rows: SparseRow[] = [];
  for (let at = 0; at < articleIds.length; at += ARTICLES) {
    const articles = await say(articleIds.slice(at, at + ARTICLES));
    const known = await readVocabulary(db(), [ALL, ...articles.flatMap(({ said }) => [...said.keys()])]);
    const collection = collectionOf(known);
    for (const { said } of articles) rows.push(latentRow(said, collection, (lexeme) => columns.get(lexeme)));
  }
  const space = train(rows, lexemes.length, dimensions);
  await store(space, lexemes, articleIds.length);
  await placeAll();
  return { articles: articleIds.length, dimensions: space.dimensions };
}

async function newest(most: number): Promise<number[]> {
  const { rows } = await db().execute<{ id: number }>(sql`
    SELECT a.id FROM articles a WHERE a.state = 'live' AND a.published_at IS NOT NULL
    ORDER BY a.published_at DESC, a.id DESC LIMIT ${most}`);
  return rows.map(({ id }) => id);
}

/** Words of at least two articles, the commonest first; no marks. */
async function commonWords(): Promise<string[]> {
  const { rows } = await db().execute<{ lexeme: string }>(sql`
    SELECT l.lexeme FROM lexemes l WHERE l.articles >= 2 AND l.lexeme ~ '^[[:alnum:]]' ORDER BY l.articles DESC, l.lexeme LIMIT ${WORDS}`);
  return rows.map(({ lexeme }) => lexeme);
}

/** What articles say, read anew from their texts. */
async function say(articleIds: readonly number[]): Promise<ArticleSaid[]> {
  const texts = (await readTexts(db(), articleIds)).map(wordsOfText);
  const partsOf = await partsIn(db(), texts);
  return texts.map((text) => ({ id: text.id, said: text.saidWith(partsOf) }));
}

async function store(space: LatentSpace, lexemes: readonly string[], articles: number): Promise<void> {
  await transaction(async (tx) => {
    await takeTurn(tx);
    await tx.execute(sql`DELETE FROM latent_loadings`);
    await tx.execute(sql`DELETE FROM latent_spaces`);
    await tx.execute(sql`
      INSERT INTO latent_spaces (articles, archive, dimensions)
      SELECT ${articles}::integer, coalesce(max(l.articles), 0), ${space.dimensions}::integer FROM lexemes l WHERE l.lexeme = ${ALL}`);
    for (let at = 0; at < lexemes.length; at += LOADINGS) {
      const rows = lexemes.slice(at, at + LOADINGS).map((lexeme, step) => pack(space, at + step, lexeme));
      await tx.execute(sql`
        INSERT INTO latent_loadings (lexeme, scale, loading)
        SELECT x.lexeme, x.scale, decode(x.loading, 'hex')
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(lexeme text, scale real, loading text)`);
    }
  });
}

function pack({ dimensions, loadings }: LatentSpace, row: number, lexeme: string) {
  const values = loadings.subarray(row * dimensions, (row + 1) * dimensions);
  const scale = (values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1) / LARGEST;
  const loading = Buffer.from(Int8Array.from(values, (value) => Math.round(value / scale)).buffer);
  return { lexeme, scale, loading: loading.toString("hex") };
}

/** The newest first: they are read most. */
async function placeAll(): Promise<void> {
  for (let after = Number.MAX_SAFE_INTEGER; ; ) {
    const { rows } = await db().execute<{ id: number }>(sql`
      SELECT t.article_id AS id FROM article_traits t WHERE t.article_id < ${after} ORDER BY t.article_id DESC LIMIT ${ARTICLES}`);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    await transaction(async (tx) => {
      await takeTurn(tx);
      await writeTraits(tx, await say(rows.map(({ id }) => id)));
    });
  }
}
