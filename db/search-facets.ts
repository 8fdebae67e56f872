import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { Hit } from "#db/search-hits.ts";
import { ids } from "#db/teasers.ts";

/** `count`: null where not all were looked at. */
export type SectionFacet = { slug: string; name: string; count: number | null };
export type YearFacet = { year: number; count: number | null };

/** Where what was found stands, the sections with most first and the newest years first. */
export type Facets = { sections: SectionFacet[]; years: YearFacet[] };

const OFFERED = 12;

/** @param isWhole whether these are all that there are */
export async function readFacets(tx: Transaction, hits: readonly Hit[], isWhole: boolean): Promise<Facets> {
  if (hits.length === 0) return { sections: [], years: [] };
  const told = (count: number) => (isWhole ? count : null);
  const bySection = countBy(hits, ({ sectionId }) => sectionId);
  const byYear = countBy(hits, ({ year }) => year).toSorted(([a], [b]) => b - a);
  const most = bySection.toSorted(([, a], [, b]) => b - a).slice(0, OFFERED);
  const { rows } = await tx.execute<{ id: number; slug: string; name: string }>(sql`
    SELECT s.id, s.slug, s.name FROM sections s WHERE s.id = ANY(${ids(most.map(([id]) => id))}) ORDER BY s.name`);
  const counts = new Map(most);
  return {
    sections: rows
      .toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))
      .map(({ id, slug, name }) => ({ slug, name, count: told(counts.get(id) ?? 0) })),
    years: byYear.slice(0, OFFERED).map(([year, count]) => ({ year, count: told(count) })),
  };
}

function countBy(hits: readonly Hit[], keyOf: (hit: Hit) => number): [key: number, count: number][] {
  const counts = new Map<number, number>();
  for (const hit of hits) counts.set(keyOf(hit), (counts.get(keyOf(hit)) ?? 0) + 1);
  return [...counts];
}
