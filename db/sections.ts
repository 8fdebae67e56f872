import { type SQL, sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction } from "#db/client.ts";
import { sections } from "#db/schema/sections.ts";
import { requireTopSlug } from "#db/slugs.ts";
import { isLive } from "#db/teasers.ts";
import { within } from "#db/within.ts";
import { answerShows } from "#lib/answer.ts";
import type { Named } from "#lib/articles.ts";
import type { Publisher } from "#lib/proof.ts";
import { tags } from "#lib/tags.ts";

export type Section = {
  id: number;
  slug: string;
  name: string;
  description: string;
  /** The section and what it belongs to, outermost first. */
  trail: Named[];
  children: Named[];
  /** The section itself, then all beneath it: what its list shows. */
  sectionIds: number[];
  /** No article can be read in any of them. */
  isEmpty: boolean;
};

/** Whether something can be read in a section or beneath it. @param id of the section, as SQL */
export const hasArticles = (id: SQL): SQL => sql`EXISTS (
  WITH RECURSIVE down AS (
    SELECT ${id} AS id, 0 AS depth
    UNION ALL
    SELECT s.id, down.depth + 1 FROM sections s JOIN down ON s.parent_id = down.id WHERE down.depth < 8)
  SELECT FROM down WHERE EXISTS (SELECT FROM articles a WHERE a.section_id = down.id AND ${isLive}))`;

/** A section that readers may open, in the navigation or not; null when there is none. */
export async function getSection(slug: string): Promise<Section | null> {
  const { rows } = await db().execute<Section>(sql`
    SELECT this.id, this.slug, this.name, this.description, NOT ${hasArticles(sql`this.id`)} AS "isEmpty",
      (WITH RECURSIVE up AS (
        SELECT s.id, s.parent_id, s.slug, s.name, 0 AS height FROM sections s WHERE s.id = this.id
        UNION ALL
        SELECT s.id, s.parent_id, s.slug, s.name, up.height + 1 FROM sections s JOIN up ON s.id = up.parent_id
        WHERE up.height < 8)
      SELECT json_agg(json_build_object('slug', up.slug, 'name', up.name) ORDER BY up.height DESC) FROM up) AS trail,
      (SELECT coalesce(json_agg(json_build_object('slug', s.slug, 'name', s.name) ORDER BY s.position, s.id), '[]')
        FROM sections s WHERE s.parent_id = this.id AND s.hidden_at IS NULL) AS children,
      (WITH RECURSIVE down AS (
        SELECT this.id, 0 AS depth
        UNION ALL
        SELECT s.id, down.depth + 1 FROM sections s JOIN down ON s.parent_id = down.id WHERE down.depth < 8)
      SELECT json_agg(down.id ORDER BY down.depth, down.id) FROM down) AS "sectionIds"
    FROM sections this WHERE this.slug = ${slug} AND this.hidden_at IS NULL`);
  const found = rows[0] ?? null;
  // Which sections there are is the site's; "missing" would have every publication drop the pages that share their addresses.
  answerShows(found ? tags.section(found.id) : tags.site());
  return found;
}

export type SectionInput = Pick<typeof sections.$inferInsert, "slug" | "name"> &
  Partial<
    Pick<
      typeof sections.$inferInsert,
      "parentId" | "description" | "position" | "inNavigation" | "ageNoticeDays" | "rules"
    >
  >;

/** Makes a section or changes the one at this slug; what is not given stays. @throws Refusal when the slug is the portal's own or a page's */
export function saveSection(publisher: Publisher, input: SectionInput, tx?: Transaction): Promise<number> {
  return within(tx, async (tx) => {
    await requireTopSlug(tx, "section", input.slug);
    const [saved] = await tx
      .insert(sections)
      .values(input)
      .onConflictDoUpdate({ target: sections.slug, set: input })
      .returning({ id: sections.id });
    const id = saved?.id ?? 0;
    announce(tx, { hard: [tags.site(), tags.missing()] });
    await audit(tx, publisher, {
      action: "save",
      subject: "section",
      subjectId: id,
      detail: { slug: input.slug },
    });
    return id;
  });
}
