import { type SQL, sql } from "drizzle-orm";
import { transaction } from "#db/client.ts";
import { holdsWords } from "#db/saved-search.ts";
import { ids, isLive, type TeaserRow, teaserJson, toTeaser } from "#db/teasers.ts";
import { answerShows } from "#lib/answer.ts";
import { MAX_PAGE, PAGE_SIZE, type Paged, type Teaser } from "#lib/articles.ts";
import { FOUND, type Search } from "#lib/search.ts";
import { tags } from "#lib/tags.ts";

/** Of what holds the words the newest so many are put in order: what a search costs has an end. */
const RANKED = 2_000;
/** So much of a text is looked through for an excerpt, in characters. */
const EXCERPT_FROM = 20_000;
/** Then others come first, in milliseconds. */
const PATIENCE = 2_000;
const CANCELLED = "57014";

export type Result = Teaser & { excerpt: string };

type Asked = Search & { sectionIds: number[] | null };

/**
 * Articles that hold the words, the most fitting first: where they stand, how close together, and how young the
 * article is. `excerpt` marks what was found (lib/search.ts, foundPieces).
 * @returns null where it took too long
 */
export async function searchArticles(asked: Asked): Promise<Paged<Result> | null> {
  const { words, page } = asked;
  const nothing = { items: [], page, hasNext: false };
  if (words === "" || page > MAX_PAGE) return nothing;
  // What comes out now may hold the words too.
  answerShows(tags.list("latest"));
  try {
    return await transaction(async (tx) => {
      await tx.execute(sql.raw(`SET LOCAL statement_timeout = ${PATIENCE}`));
      const { rows } = await tx.execute<{ teaser: TeaserRow; excerpt: string }>(select(asked));
      const items = rows.slice(0, PAGE_SIZE).map(({ teaser, excerpt }) => ({ ...toTeaser(teaser), excerpt }));
      return { items, page, hasNext: rows.length > PAGE_SIZE && page < MAX_PAGE };
    });
  } catch (error) {
    if (isCancelled(error)) return null;
    throw error;
  }
}

function select({ words, sectionIds, sort, page }: Asked): SQL {
  const query = sql`CASE a.language WHEN 'en' THEN websearch_to_tsquery('english', ${words})
    ELSE websearch_to_tsquery('german', ${words}) END`;
  const order = sql.raw(`${sort === "newest" ? "" : "f.rank DESC, "}f.published_at DESC, f.id DESC`);
  return sql`
    WITH found AS MATERIALIZED (
      SELECT a.id, a.published_at,
        ts_rank_cd('{0.1, 0.2, 0.5, 1.0}', a.search, ${query}, 1)
          / (1 + extract(epoch FROM now() - a.published_at) / (3 * 365 * 86400.0)) AS rank
      FROM articles a WHERE ${isLive} AND ${holdsWords(sql`${words}`)}
        AND ${sectionIds ? sql`a.section_id = ANY(${ids(sectionIds)})` : sql`true`}
      ORDER BY a.published_at DESC, a.id DESC LIMIT ${RANKED}),
    shown AS MATERIALIZED (
      SELECT f.* FROM found f ORDER BY ${order} LIMIT ${PAGE_SIZE + 1} OFFSET ${(page - 1) * PAGE_SIZE})
    SELECT ${teaserJson} AS teaser, ts_headline(
      CASE a.language WHEN 'en' THEN 'english'::regconfig ELSE 'german'::regconfig END,
      left(a.body_text, ${EXCERPT_FROM}), ${query},
      ${`StartSel=${FOUND.start},StopSel=${FOUND.stop},MaxFragments=2,MaxWords=18,MinWords=8,FragmentDelimiter=" … "`}) AS excerpt
    FROM shown f JOIN articles a ON a.id = f.id ORDER BY ${order}`;
}

function isCancelled(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return code === CANCELLED || cause?.code === CANCELLED;
}
