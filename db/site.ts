import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { answerShows } from "#lib/answer.ts";
import { env } from "#lib/env.ts";
import { parseSettings } from "#lib/settings.ts";
import type { NavigationSection, Site } from "#lib/site.ts";
import { tags } from "#lib/tags.ts";

type SectionRow = Omit<NavigationSection, "children"> & { topId: number };
type SiteRow = {
  settings: { name: string; value: unknown }[];
  sections: SectionRow[];
  footerPages: Site["footerPages"];
};

/** What frames every page, in one statement. */
export async function getSite(): Promise<Site> {
  answerShows(tags.site());
  const { SITE_NAME, SITE_URL, SITE_LOCALE } = env();
  const { rows } = await db().execute<SiteRow>(sql`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('name', s.name, 'value', s.value)), '[]') FROM settings s)
        AS settings,
      (WITH RECURSIVE tree AS (
        SELECT s.id, s.id AS top_id, s.slug, s.name, s.description, ARRAY[s.position, s.id] AS place
        FROM sections s WHERE s.parent_id IS NULL AND s.in_navigation AND s.hidden_at IS NULL
        UNION ALL
        SELECT s.id, tree.top_id, s.slug, s.name, s.description, tree.place || ARRAY[s.position, s.id]
        FROM sections s JOIN tree ON s.parent_id = tree.id WHERE s.in_navigation AND s.hidden_at IS NULL)
      SELECT coalesce(json_agg(json_build_object('id', t.id, 'topId', t.top_id, 'slug', t.slug, 'name', t.name,
        'description', t.description) ORDER BY t.place), '[]') FROM tree t) AS sections,
      (SELECT coalesce(json_agg(json_build_object('slug', p.slug, 'title', p.title) ORDER BY p.position, p.id), '[]')
        FROM pages p WHERE p.in_footer AND p.state = 'live' AND p.language = ${SITE_LOCALE}) AS "footerPages"`);
  const row = rows[0] ?? { settings: [], sections: [], footerPages: [] };
  const settings = parseSettings(row.settings);
  return {
    name: settings.name || SITE_NAME,
    url: SITE_URL,
    locale: SITE_LOCALE,
    settings,
    sections: asTree(row.sections),
    footerPages: row.footerPages,
  };
}

/** Everything beneath a top section, however deep, stands under it: the navigation has two levels. */
function asTree(rows: SectionRow[]): NavigationSection[] {
  const bare = ({ id, slug, name, description }: SectionRow) => ({ id, slug, name, description });
  const below = Map.groupBy(
    rows.filter((row) => row.id !== row.topId),
    (row) => row.topId,
  );
  return rows
    .filter((row) => row.id === row.topId)
    .map((row) => ({ ...bare(row), children: (below.get(row.id) ?? []).map(bare) }));
}
