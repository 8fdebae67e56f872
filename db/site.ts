import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { localeOf, portalLanguage } from "#db/language.ts";
import { resolveMenu } from "#db/menu.ts";
import { answerShows } from "#lib/answer.ts";
import { env } from "#lib/env.ts";
import type { MenuKind, MenuList } from "#lib/menu.ts";
import { parseSettings, type SiteSettings } from "#lib/settings.ts";
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
  const { SITE_NAME, SITE_URL } = env();
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
        FROM pages p WHERE p.in_footer AND p.state = 'live' AND (p.language = ${portalLanguage()}
          OR NOT EXISTS (SELECT FROM pages o WHERE o.slug = p.slug AND o.id <> p.id AND o.state = 'live'
            AND o.language = ${portalLanguage()}))) AS "footerPages"`);
  const row = rows[0] ?? { settings: [], sections: [], footerPages: [] };
  const settings = parseSettings(row.settings);
  return {
    name: settings.name || SITE_NAME,
    url: SITE_URL,
    locale: localeOf(settings),
    settings,
    sections: asTree(row.sections),
    menu: await readMenu(settings.menu),
    footerPages: row.footerPages,
  };
}

const SHOWN: Record<MenuKind, (id: number) => string> = {
  section: tags.section,
  page: tags.page,
  topic: tags.topic,
  story: tags.story,
};

/** The house's own links; their targets' names are shown, so that their pages' changes are this page's too. */
async function readMenu(entries: SiteSettings["menu"]): Promise<Site["menu"]> {
  if (entries.length === 0) return { header: [], footer: [] };
  for (const entry of entries) if (entry.kind !== "address") answerShows(SHOWN[entry.kind](entry.id));
  const links = (await resolveMenu(entries)).flatMap(({ list, label, name, path }) =>
    path === null ? [] : [{ list, href: path, text: label || name }],
  );
  const of = (wanted: MenuList) =>
    links.filter(({ list }) => list === wanted).map(({ href, text }) => ({ href, text }));
  return { header: of("header"), footer: of("footer") };
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
