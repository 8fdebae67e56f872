import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { StoredVariant } from "#db/schema/media.ts";
import { paths } from "#lib/paths.ts";
import type { PromotionKind } from "#lib/promotion-input.ts";

/** What the desk shows of a promo link, job ad, book or banner: `line` in the list, `fields` in its form. */
export type PromotionRow = {
  id: number;
  line: string;
  detail: string;
  href: string;
  paid: boolean;
  /** From a feed: its words are changed there, not here. */
  isFetched: boolean;
  section: { id: number; name: string } | null;
  topic: string | null;
  startsAt: string | null;
  endsAt: string | null;
  fields: Record<string, string | number | null>;
  picture: { id: number; alt: string; src: string | null } | null;
};

/** The table of each kind, what its list shows, and what its form holds. */
const KINDS: Record<
  PromotionKind,
  { table: string; line: SQL; detail: SQL; fields: SQL; picture: SQL; fetched: SQL }
> = {
  links: {
    table: "promos",
    line: sql`x.text`,
    detail: sql`''`,
    fields: sql`'text', x.text, 'href', x.href`,
    picture: sql`NULL::bigint`,
    fetched: sql`false`,
  },
  jobs: {
    table: "job_ads",
    line: sql`x.title`,
    detail: sql`concat_ws(', ', nullif(x.employer, ''), nullif(x.place, ''))`,
    fields: sql`'title', x.title, 'employer', x.employer, 'place', x.place, 'href', x.href`,
    picture: sql`NULL::bigint`,
    fetched: sql`x.external_id IS NOT NULL`,
  },
  books: {
    table: "books",
    line: sql`x.title`,
    detail: sql`concat_ws(' · ', nullif(x.author, ''), nullif(x.publisher, ''), x.year)`,
    fields: sql`'isbn', x.isbn, 'title', x.title, 'author', x.author, 'publisher', x.publisher, 'year', x.year,
        'blurb', x.blurb, 'href', x.href, 'price', x.price::text, 'currency', x.currency, 'priceDate', x.price_date`,
    picture: sql`x.cover_id`,
    fetched: sql`false`,
  },
  banners: {
    table: "banners",
    line: sql`x.name`,
    detail: sql`''`,
    fields: sql`'name', x.name, 'href', x.href`,
    picture: sql`x.media_id`,
    fetched: sql`false`,
  },
};

export const tableOf = (kind: PromotionKind): SQL => sql.raw(KINDS[kind].table);

/** Ads of a feed that somebody ended by hand keep their rows under this name, so that no fetch brings them back. */
export const HELD = "held:";

const PAGE = 50;
/** More are not shown at once; readers see six of them. */
const MOST_CURRENT = 200;

/** What shows now or will, in the order in which it does. */
export function listCurrent(kind: PromotionKind): Promise<PromotionRow[]> {
  return select(
    kind,
    sql`WHERE x.ends_at IS NULL OR x.ends_at > now()
    ORDER BY x.position, x.id LIMIT ${MOST_CURRENT}`,
  );
}

export type Ended = { rows: PromotionRow[]; next: string | null };

/** What has ended, the latest first. @param after where the page before ended, as `next` gave it */
export async function listEnded(kind: PromotionKind, after: string | null): Promise<Ended> {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(\d{1,15})$/.exec(after ?? "") ?? [];
  const before = at ? sql`(x.ends_at, x.id) < (${at}::timestamptz, ${id}::bigint)` : sql`true`;
  const rows = await select(
    kind,
    sql`WHERE x.ends_at <= now() AND ${before} ORDER BY x.ends_at DESC, x.id DESC LIMIT ${PAGE + 1}`,
  );
  const last = rows[PAGE - 1];
  const next = rows.length > PAGE && last?.endsAt ? `${microseconds(last.endsAt)}_${last.id}` : null;
  return { rows: rows.slice(0, PAGE), next };
}

/** Postgres counts to the microsecond, and a page goes on where the one before ended. */
const microseconds = (text: string) =>
  `${new Date(text).toISOString().slice(0, 19)}.${(/\.(\d+)/.exec(text)?.[1] ?? "").padEnd(6, "0").slice(0, 6)}Z`;

export async function findPromotion(kind: PromotionKind, id: number): Promise<PromotionRow | null> {
  return (await select(kind, sql`WHERE x.id = ${id}`))[0] ?? null;
}

/** How many show now, and how many will. */
export async function countPromotions(): Promise<Record<PromotionKind, { now: number; later: number }>> {
  const count = (kind: PromotionKind) => sql`(
    SELECT json_build_object(
      'now', count(*) FILTER (WHERE x.starts_at IS NULL OR x.starts_at <= now()),
      'later', count(*) FILTER (WHERE x.starts_at > now()))
    FROM ${tableOf(kind)} x WHERE x.ends_at IS NULL OR x.ends_at > now())`;
  const { rows } = await db().execute<Record<PromotionKind, { now: number; later: number }>>(sql`
    SELECT ${count("links")} AS links, ${count("jobs")} AS jobs, ${count("books")} AS books, ${count("banners")} AS banners`);
  const none = { now: 0, later: 0 };
  return rows[0] ?? { links: none, jobs: none, books: none, banners: none };
}

type Row = Omit<PromotionRow, "picture"> & {
  picture: { id: number; alt: string; variants: StoredVariant[] } | null;
};

async function select(kind: PromotionKind, where: SQL): Promise<PromotionRow[]> {
  const { line, detail, fields, picture, fetched } = KINDS[kind];
  const { rows } = await db().execute<Row>(sql`
    SELECT x.id, ${line} AS line, ${detail} AS detail, x.href, x.paid, ${fetched} AS "isFetched",
      CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name) END AS section,
      t.name AS topic, x.starts_at AS "startsAt", x.ends_at AS "endsAt", json_build_object(${fields}) AS fields,
      CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'alt', m.alt, 'variants', m.variants) END AS picture
    FROM ${tableOf(kind)} x LEFT JOIN sections s ON s.id = x.section_id LEFT JOIN topics t ON t.id = x.topic_id
      LEFT JOIN media m ON m.id = ${picture}
    ${where}`);
  return rows.map(({ picture: found, ...row }) => ({ ...row, picture: found && toPicked(found) }));
}

function toPicked({ id, alt, variants }: NonNullable<Row["picture"]>): PromotionRow["picture"] {
  const small = variants.filter(({ format }) => format === "jpeg").toSorted((a, b) => a.width - b.width)[0];
  return { id, alt, src: small ? paths.media(small.key) : null };
}
