import { type SQL, sql } from "drizzle-orm";
import { type PictureRow, pictureIsShown, pictureJson, toPicture } from "#db/pictures.ts";
import { answerShows } from "#lib/answer.ts";
import type { Teaser } from "#lib/articles.ts";
import { tags } from "#lib/tags.ts";

/** What readers may see; the query calls `articles` "a". Due is due: a scheduler that is late publishes nothing early. */
export const isLive: SQL = sql`a.state = 'live' AND a.published_at <= now()
  AND (a.embargo_until IS NULL OR a.embargo_until <= now())`;

export type TeaserRow = Omit<Teaser, "picture" | "publishedAt" | "updatedAt"> & {
  picture: PictureRow | null;
  publishedAt: string;
  updatedAt: string | null;
};

/** When an article was last changed in substance, if that was after its publication. */
export const updatedAt: SQL = sql`CASE WHEN a.substantive_updated_at > a.published_at THEN a.substantive_updated_at END`;

export const sectionJson: SQL = sql`(SELECT json_build_object('slug', s.slug, 'name', s.name)
  FROM sections s WHERE s.id = a.section_id)`;

/** json of an article as lists show it; the query calls `articles` "a". A list has no use for a picture without a file. */
export const teaserJson: SQL = sql`json_build_object(
  'id', a.id, 'slug', a.slug, 'title', coalesce(nullif(a.short_title, ''), a.title), 'standfirst', a.standfirst,
  'section', ${sectionJson},
  'authors', (SELECT coalesce(json_agg(json_build_object('slug', w.slug, 'name', w.name) ORDER BY aa.position), '[]')
    FROM article_authors aa JOIN authors w ON w.id = aa.author_id
    WHERE aa.article_id = a.id AND aa.role = 'author'),
  'picture', (SELECT ${pictureJson} FROM media m
    WHERE m.id = a.lead_media_id AND m.variants <> '[]' AND ${pictureIsShown}),
  'publishedAt', a.published_at, 'updatedAt', ${updatedAt},
  'commentCount', a.comment_count, 'sponsor', a.sponsor)`;

/** Every list makes its rows here, so every answer names the articles that stand in it. */
export function toTeaser(row: TeaserRow): Teaser {
  answerShows(tags.teaser(row.id));
  return {
    ...row,
    picture: row.picture && toPicture(row.picture),
    publishedAt: new Date(row.publishedAt),
    updatedAt: toDate(row.updatedAt),
  };
}

export const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** An array as one parameter; Drizzle spreads it into many otherwise. */
export const ids = (list: readonly number[]): SQL => sql`${sql.param([...list])}::bigint[]`;
