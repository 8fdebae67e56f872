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
