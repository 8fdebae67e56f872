import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LEGAL_PAGES } from "#lib/desk-page.ts";
import { Refusal } from "#lib/refusal.ts";
import { RESERVED_SLUGS } from "#lib/reserved-slugs.ts";

/** Within what a slug is unique. Sections and pages share the first part of an address. */
export type SlugSpace =
  | { articlesOf: number }
  | "sections-and-pages"
  | "topics"
  | "authors"
  | "stories"
  | "newsletter_issues";

/** Far more of the same name than any import brings. */
const MOST = 100_000;

/**
 * The first of "slug", "slug-2", "slug-3" … that nobody has. Another transaction may take it meanwhile:
 * the unique index has the last word.
 */
export async function freeSlug(tx: Transaction, space: SlugSpace, wanted: string): Promise<string> {
  // A count is not turned into a join over the whole table, so only as many are looked up as are taken.
  const { rows } = await tx.execute<{ slug: string }>(sql`
    SELECT c.slug FROM (
      SELECT ${wanted}::text || CASE n WHEN 1 THEN '' ELSE '-' || n END AS slug
      FROM (SELECT generate_series(1, ${MOST}) AS n) numbers) c
    WHERE (SELECT count(*) FROM (${holders(space)}) held) = 0 ${reserved(space)} LIMIT 1`);
  const slug = rows[0]?.slug;
  if (slug === undefined) throw new Refusal("slug-taken", wanted);
  return slug;
}

function holders(space: SlugSpace): SQL {
  if (typeof space === "object")
    return sql`SELECT FROM articles x WHERE x.section_id = ${space.articlesOf} AND x.slug = c.slug`;
  if (space === "sections-and-pages")
    return sql`SELECT FROM sections x WHERE x.slug = c.slug UNION ALL SELECT FROM pages x WHERE x.slug = c.slug`;
  return sql`SELECT FROM ${sql.raw(space)} x WHERE x.slug = c.slug`;
}

function reserved(space: SlugSpace): SQL {
  return space === "sections-and-pages" ? sql`AND c.slug <> ALL(${sql.param([...RESERVED_SLUGS])})` : sql``;
}

/** @throws Refusal when a section or page asks for a slug that is the portal's own or the other kind's */
export async function requireTopSlug(tx: Transaction, kind: "section" | "page", slug: string): Promise<void> {
  requireSlug(slug);
  const legal = kind === "page" && LEGAL_PAGES.has(slug);
  if (RESERVED_SLUGS.has(slug) && !legal) throw new Refusal("slug-reserved", slug);
  const other = sql.raw(kind === "section" ? "pages" : "sections");
  const { rowCount } = await tx.execute(sql`SELECT FROM ${other} x WHERE x.slug = ${slug} LIMIT 1`);
  if (rowCount) throw new Refusal("slug-taken", slug);
}

/** @throws Refusal when text cannot be one part of an address */
export function requireSlug(slug: string): void {
  if (
    slug === "" ||
    slug === "." ||
    slug === ".." ||
    /[/\s?#%\\]/.test(slug) ||
    slug !== slug.normalize("NFC")
  )
    throw new Refusal("slug-malformed", JSON.stringify(slug));
}
