import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { Hit } from "#db/search-hits.ts";
import { ids } from "#db/teasers.ts";
import { portalTimeZone } from "#db/time-zone.ts";

/** `count`: null where not all were looked at. */
export type SectionFacet = { slug: string; name: string; count: number | null };
export type YearFacet = { year: number; count: number | null };

/** Where what was found stands, the sections with most first and the newest years first. */
export type Facets = { sections: SectionFacet[]; years: YearFacet[] };

const OFFERED = 12;

/** @param isWhole whether these are all that there are */
export async function readFacets(tx: Transaction, hits: readonly Hit[], isWhole: boolean): Promise<Facets> {
  if (hits.length === 0) return { sections: [], years: [] };
  const { rows } = await tx.execute<{ sections: SectionFacet[]; years: YearFacet[] }>(sql`
    WITH h AS MATERIALIZED (
      SELECT a.section_id, extract(year FROM a.published_at AT TIME ZONE ${portalTimeZone})::int AS year
      FROM articles a WHERE a.id = ANY(${ids(hits.map(({ id }) => id))}))
    SELECT
      (SELECT coalesce(json_agg(json_build_object('slug', s.slug, 'name', s.name, 'count', x.count)
          ORDER BY x.count DESC, s.name), '[]')
        FROM (SELECT h.section_id, count(*)::int FROM h GROUP BY h.section_id ORDER BY count(*) DESC LIMIT ${OFFERED}) x
        JOIN sections s ON s.id = x.section_id) AS sections,
      (SELECT coalesce(json_agg(json_build_object('year', x.year, 'count', x.count) ORDER BY x.year DESC), '[]')
        FROM (SELECT h.year, count(*)::int FROM h GROUP BY h.year ORDER BY h.year DESC LIMIT ${OFFERED}) x) AS years`);
  const { sections = [], years = [] } = rows[0] ?? {};
  if (isWhole) return { sections, years };
  return {
    sections: sections.map((section) => ({ ...section, count: null })),
    years: years.map((year) => ({ ...year, count: null })),
  };
}
