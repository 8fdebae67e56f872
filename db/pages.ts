import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { portalLanguage } from "#db/language.ts";
import { type PictureRow, pictureIsShown, pictureJson, toPicture } from "#db/pictures.ts";
import { answerShows } from "#lib/answer.ts";
import type { Picture } from "#lib/articles.ts";
import { tags } from "#lib/tags.ts";

export type Page = {
  id: number;
  slug: string;
  title: string;
  description: string;
  /** ProseMirror JSON, parsed by lib/body. */
  body: unknown;
  bodyPictures: Picture[];
  updatedAt: Date;
  language: "de" | "en";
};

type PageRow = Omit<Page, "bodyPictures" | "updatedAt"> & {
  bodyPictures: PictureRow[];
  updatedAt: string;
};

/** Pages that no footer leads to take this many places in a list at most. */
const LISTED_PAGES = 2000;

/** The pages that are not in the footer, in the portal's language where they are in it, by title. */
export async function listOtherPages(): Promise<{ slug: string; title: string }[]> {
  answerShows(tags.site(), tags.list("sitemap"));
  const { rows } = await db().execute<{ slug: string; title: string }>(sql`
    SELECT p.slug, p.title FROM pages p WHERE p.state = 'live'
      AND NOT EXISTS (SELECT FROM pages f WHERE f.slug = p.slug AND f.state = 'live' AND f.in_footer)
      AND (p.language = ${portalLanguage()} OR NOT EXISTS (SELECT FROM pages o WHERE o.slug = p.slug
        AND o.id <> p.id AND o.state = 'live' AND o.language = ${portalLanguage()}))
    ORDER BY lower(p.title), p.id LIMIT ${LISTED_PAGES}`);
  return rows;
}

/** A page in the portal's language, else in the one it was written in. */
export async function getPage(slug: string): Promise<Page | null> {
  const { rows } = await db().execute<PageRow>(sql`
    SELECT p.id, p.slug, p.title, p.description, p.body, p.updated_at AS "updatedAt", p.language,
      (SELECT coalesce(json_agg(${pictureJson}), '[]') FROM page_media pm JOIN media m ON m.id = pm.media_id
        WHERE pm.page_id = p.id AND ${pictureIsShown}) AS "bodyPictures"
    FROM pages p WHERE p.slug = ${slug} AND p.state = 'live'
    ORDER BY p.language <> ${portalLanguage()}, p.id LIMIT 1`);
  const found = rows[0];
  answerShows(found ? tags.page(found.id) : tags.missing());
  if (!found) return null;
  return { ...found, bodyPictures: found.bodyPictures.map(toPicture), updatedAt: new Date(found.updatedAt) };
}
