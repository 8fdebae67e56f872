import { sql } from "drizzle-orm";
import { archiveMonths } from "#db/archive-months.ts";
import type { Transaction } from "#db/client.ts";
import { correctionsOf, meantBy } from "#db/search-corrections.ts";
import { type Facets, readFacets } from "#db/search-facets.ts";
import { type Filters, filtersOf } from "#db/search-filters.ts";
import { type Hit, newestHits } from "#db/search-hits.ts";
import { rankHits } from "#db/search-order.ts";
import { inSearchTurn } from "#db/search-turns.ts";
import { type Dictionary, lookUp } from "#db/search-words.ts";
import { ids, isLive, type TeaserRow, teaserJson, toTeaser } from "#db/teasers.ts";
import { readVocabulary } from "#db/vocabulary.ts";
import { answerShows } from "#lib/answer.ts";
import { MAX_PAGE, PAGE_SIZE, type Teaser } from "#lib/articles.ts";
import { type Correction, corrected } from "#lib/search/corrections.ts";
import { excerptOf } from "#lib/search/excerpt.ts";
import type { Search } from "#lib/search/search.ts";
import { readTyped, type Typed, unquoted } from "#lib/search/typed.ts";
import { allOf, headlineOf, likelyOf, type Part, someOf, weigh } from "#lib/search/wanted.ts";
import { tags } from "#lib/tags.ts";
import type { Language } from "#lib/words/analyse.ts";
import { marks } from "#lib/words/marks.ts";

/** Of what holds the words the newest so many are put in order: what a search costs has an end. */
const RANKED = 500;
/** As many pages as lists have, and one more to know that there is more. */
const LISTED = MAX_PAGE * PAGE_SIZE + 1;
/** So many are added whose headline holds all words, however old they are. */
const BY_HEADLINE = 200;
/** So many hold two of the words, however many hold a rare one. */
const LEAST_OF_PART = 200;
/** With fewer that hold everything, those that hold some of it follow. */
const FEW = 5;
/** Of more words than these the known ones are enough: a question is no typing error. */
const CORRECTED = 5;
/** So much of a text is looked through for an excerpt, in characters. */
const EXCERPT_FROM = 8_000;

export type Result = Teaser & { excerpt: string };

export type Found = {
  items: Result[];
  page: number;
  hasNext: boolean;
  /** How many hold everything; null for more than are counted. */
  count: number | null;
  /** How many of those that are shown hold only some of it. */
  hasPartial: boolean;
  corrections: Correction[];
  /** What was perhaps meant by a word that hardly any article has. */
  meant: Correction[];
  /** Nothing but words that stand in every article, or nothing at all. */
  isEmpty: boolean;
  facets: Facets;
};

const NOTHING: Found = {
  items: [],
  page: 1,
  hasNext: false,
  count: 0,
  hasPartial: false,
  corrections: [],
  meant: [],
  isEmpty: true,
  facets: { sections: [], years: [] },
};

/**
 * Articles that hold the words, the most fitting first: where the words stand, how rare they are, how close together,
 * and how young the article is. `excerpt` marks what was found (lib/search/search.ts, foundPieces).
 * @returns null where it took too long, or too many search
 */
export async function searchArticles(search: Search): Promise<Found | null> {
  if (search.words === "" || search.page > MAX_PAGE) return { ...NOTHING, page: search.page };
  // What comes out now may hold the words too.
  answerShows(tags.list("latest"));
  return inSearchTurn((tx) => find(tx, search));
}

async function find(tx: Transaction, search: Search): Promise<Found> {
  const typed = readTyped(search.words);
  const filters = await filtersOf(tx, typed, search);
  if (!filters) return { ...NOTHING, page: search.page, isEmpty: false };
  const wanted = await lookUp(typed, tx);
  const found = await findWanted(tx, search, { filters, wanted: { ...wanted, typed } });
  const asked = [...wanted.seen.values()].filter(({ lexemes }) => lexemes.length > 0);
  if (found.isEmpty || found.count === null || found.count >= FEW || asked.length > CORRECTED) return found;
  if (found.count > 0) return { ...found, meant: await meantBy(tx, wanted.seen) };
  const corrections = await correctionsOf(tx, wanted.unknown);
  if (corrections.length === 0) return found;
  const meant = corrected(typed, corrections);
  const other = await findWanted(tx, search, {
    filters,
    wanted: { ...(await lookUp(meant, tx)), typed: meant },
  });
  // What finds nothing either was not meant, and may be a word that is not before readers yet.
  return other.items.length === 0 || (other.count === 0 && found.items.length > 0)
    ? found
    : { ...other, corrections };
}

type Wanted = Dictionary & { typed: Typed };

async function findWanted(
  tx: Transaction,
  search: Search,
  { filters, wanted }: { filters: Filters; wanted: Wanted },
): Promise<Found> {
  const { typed, seen } = wanted;
  const all = allOf(typed, seen);
  if (all === null && filters.marks === "") return { ...NOTHING, page: search.page };
  const within = (query: string | null) => [query, filters.marks].filter(Boolean).join(" & ");
  const months = archiveMonths(tx);
  const look = (query: string | null, limit: number, likely = 0) =>
    newestHits(tx, within(query), { limit, likely: likely * filters.share, days: filters, months });
  const isRanked = search.sort === "relevance" && all !== null;
  const limit = isRanked ? RANKED : LISTED;
  const likely = likelyOf(typed, seen, wanted.articles);
  const exact = await look(all, limit, likely);
  const headline = isRanked && exact.length >= RANKED ? headlineOf(typed, seen, marks.headline) : null;
  let hits = exact;
  if (headline) hits = union(exact, await look(headline, BY_HEADLINE, await likelyInHeadlines(tx, wanted)));
  const takeIn = async (parts: Part[]) => {
    for (const { query, likely } of parts)
      hits = union(hits, await look(query, Math.max(LEAST_OF_PART, RANKED - hits.length), likely));
  };
  if (all !== null && exact.length < FEW) await takeIn(someOf(typed, seen));
  if (all !== null && hits.length === 0) await takeIn(someOf(unquoted(typed), seen));
  const weights = weigh(typed, seen, wanted.articles);
  const isPartial = hits.length > exact.length && !headline;
  const ordered =
    isRanked || isPartial ? await rankHits(tx, hits, { weights, first: isPartial ? all : null }) : hits;
  const from = (search.page - 1) * PAGE_SIZE;
  const shown = ordered.slice(from, from + PAGE_SIZE).map(({ id }) => id);
  const isWhole = exact.length < limit;
  return {
    items: await readResults(tx, shown, new Map(weights.map(({ lexeme, weight }) => [lexeme, weight]))),
    page: search.page,
    hasNext: ordered.length > from + PAGE_SIZE && search.page < MAX_PAGE,
    count: isWhole ? exact.length : null,
    hasPartial: isPartial,
    corrections: [],
    meant: [],
    isEmpty: false,
    facets: await readFacets(tx, hits, isWhole),
  };
}

/** In how many headlines all that is asked for stands, about. */
async function likelyInHeadlines(tx: Transaction, { typed, seen, articles }: Wanted): Promise<number> {
  const lexemes = [...seen.values()].flatMap((word) => word.lexemes.map(({ lexeme }) => lexeme));
  const known = await readVocabulary(tx, lexemes.map(marks.headline));
  const countOf = (lexeme: string) => known.get(marks.headline(lexeme))?.articles ?? 0;
  const inHeadlines = new Map(
    [...seen].map(([word, { lexemes }]) => [
      word,
      { lexemes: lexemes.map(({ lexeme }) => ({ lexeme, articles: countOf(lexeme) })), parts: [] },
    ]),
  );
  return likelyOf(typed, inHeadlines, articles);
}

function union(some: readonly Hit[], others: readonly Hit[]): Hit[] {
  return [...new Map([...some, ...others].map((hit) => [hit.id, hit])).values()];
}

type Row = { teaser: TeaserRow; text: string; language: Language };

async function readResults(
  tx: Transaction,
  shown: readonly number[],
  looked: ReadonlyMap<string, number>,
): Promise<Result[]> {
  if (shown.length === 0) return [];
  const { rows } = await tx.execute<Row>(sql`
    SELECT ${teaserJson} AS teaser, left(a.body_text, ${EXCERPT_FROM}) AS text, a.language
    FROM unnest(${ids(shown)}) WITH ORDINALITY AS x(id, place) JOIN articles a ON a.id = x.id
    WHERE ${isLive} ORDER BY x.place`);
  return rows.map(({ teaser, text, language }) => ({
    ...toTeaser(teaser),
    excerpt: excerptOf(text, language, looked),
  }));
}
