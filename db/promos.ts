import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { type PictureRow, pictureIsShown, pictureJson, toPicture } from "#db/pictures.ts";
import { ids } from "#db/teasers.ts";
import { answerShows } from "#lib/answer.ts";
import type { Banner, Book, Promotions } from "#lib/promos.ts";
import { tags } from "#lib/tags.ts";

/** Enough to choose from, not enough to bury the article. */
const LIMITS = { promos: 6, jobs: 5, books: 2 };

/** Where something stands; `page` is the article's number: which of several banners it shows depends on the page, never on its reader. */
type Spot = { sectionId?: number; topicIds?: number[]; page?: number };

type Row = Omit<Promotions, "books" | "banner"> & {
  books: (Omit<Book, "cover"> & { cover: PictureRow | null })[];
  banner: BannerRow | null;
};
type BannerRow = Omit<Banner, "picture"> & { picture: PictureRow };

/** What stands under an article or a list now: placed for its section (or one above) or topics, or for everywhere. In one statement. */
export async function listPromotions(spot: Spot): Promise<Promotions> {
  answerShows(tags.promotions());
  const { rows } = await db().execute<Row>(sql`
    WITH RECURSIVE ${sectionsAbove(spot)}
    SELECT
      ${listed(sql`json_build_object('id', x.id, 'text', x.text, 'href', x.href, 'paid', x.paid)`, "promos", LIMITS.promos)} AS promos,
      ${listed(
        sql`json_build_object('id', x.id, 'title', x.title, 'employer', x.employer, 'place', x.place,
        'href', x.href, 'paid', x.paid)`,
        "job_ads",
        LIMITS.jobs,
      )} AS jobs,
      ${listed(
        sql`json_build_object('id', x.id, 'title', x.title, 'author', x.author, 'publisher', x.publisher,
        'year', x.year, 'blurb', x.blurb, 'href', x.href, 'paid', x.paid, 'price', x.price,
        'currency', x.currency, 'priceDate', x.price_date,
        'cover', (SELECT ${pictureJson} FROM media m WHERE m.id = x.cover_id AND m.variants <> '[]' AND ${pictureIsShown}))`,
        "books",
        LIMITS.books,
      )} AS books,
      ${bannerOf(spot)} AS banner`);
  const { promos = [], jobs = [], books = [], banner = null } = rows[0] ?? {};
  return {
    promos,
    jobs,
    books: books.map((book) => ({ ...book, cover: book.cover && toPicture(book.cover) })),
    banner: toBanner(banner),
  };

  /** What was placed for this very spot comes before what stands everywhere. */
  function listed(json: SQL, table: "promos" | "job_ads" | "books", limit: number): SQL {
    const x = sql.raw(table);
    return sql`(SELECT coalesce(json_agg(y.json ORDER BY y.rank), '[]') FROM (
      SELECT ${json} AS json, row_number() OVER (ORDER BY ${isForAll}, x.position, x.id) AS rank
      FROM ${x} x WHERE ${isHere(spot)} ORDER BY rank LIMIT ${limit}) y)`;
  }
}

/** The banner of a page that has nothing else of the kind; null for none. */
export async function findBanner(spot: Spot): Promise<Banner | null> {
  answerShows(tags.promotions());
  const { rows } = await db().execute<{ banner: BannerRow | null }>(sql`
    WITH RECURSIVE ${sectionsAbove(spot)} SELECT ${bannerOf(spot)} AS banner`);
  return toBanner(rows[0]?.banner ?? null);
}

const sectionsAbove = ({ sectionId }: Spot): SQL => sql`up AS (
  SELECT s.id, s.parent_id, 0 AS height FROM sections s WHERE s.id = ${sectionId ?? null}::bigint
  UNION ALL
  SELECT s.id, s.parent_id, up.height + 1 FROM sections s JOIN up ON s.id = up.parent_id WHERE up.height < 8)`;

const isForAll = sql`x.section_id IS NULL AND x.topic_id IS NULL`;

const isHere = ({ topicIds = [] }: Spot): SQL => sql`
  (x.section_id IS NULL OR x.section_id IN (SELECT id FROM up))
  AND (x.topic_id IS NULL OR x.topic_id = ANY(${ids(topicIds)}))
  AND (x.starts_at IS NULL OR x.starts_at <= now()) AND (x.ends_at IS NULL OR x.ends_at > now())`;

/** One of those that fit best; several of one kind are spread over the pages. */
const bannerOf = (spot: Spot): SQL => sql`(
  SELECT json_build_object('id', x.id, 'name', x.name, 'href', x.href, 'picture', ${pictureJson})
  FROM banners x JOIN media m ON m.id = x.media_id AND m.variants <> '[]' AND ${pictureIsShown}
  WHERE ${isHere(spot)} ORDER BY ${isForAll}, md5(x.id || ' ' || ${spot.page ?? 0}::bigint) LIMIT 1)`;

const toBanner = (row: BannerRow | null): Banner | null => row && { ...row, picture: toPicture(row.picture) };
