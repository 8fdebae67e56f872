import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { isLive } from "#db/teasers.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import type { Viewer } from "#lib/proof.ts";

export type ReadArticle = { id: number; title: string; slug: string; sectionSlug: string; views: number };
export type ReadingFigures = {
  /** The last days, the oldest first; the last is today, as far as it has come. */
  days: { day: string; views: number }[];
  today: ReadArticle[];
  week: ReadArticle[];
};

const DAYS = 14;
const TOP = 10;

const today = sql`(now() AT TIME ZONE ${portalTimeZone})::date`;

/** What is read. Goes through each article's row of the days it counts: whoever shows it often keeps it for a while. */
export async function readReadingFigures(_: Viewer): Promise<ReadingFigures> {
  const [days, day, week] = await Promise.all([listDays(), listTop(1), listTop(7)]);
  return { days, today: day, week };
}

async function listDays(): Promise<ReadingFigures["days"]> {
  const { rows } = await db().execute<{ day: string; views: number }>(sql`
    SELECT to_char(d.day, 'YYYY-MM-DD') AS day, coalesce(v.views, 0)::int AS views
    FROM (SELECT ${today} - g AS day FROM generate_series(0, ${DAYS - 1}::int) g) d
    LEFT JOIN LATERAL (SELECT sum(p.views) AS views FROM page_views p WHERE p.day = d.day) v ON true
    ORDER BY d.day`);
  return rows;
}

/** Articles that were taken back since do not count: twice as many are looked at as are shown. */
async function listTop(days: number): Promise<ReadArticle[]> {
  const { rows } = await db().execute<ReadArticle>(sql`
    SELECT a.id, a.title, a.slug, (SELECT s.slug FROM sections s WHERE s.id = a.section_id) AS "sectionSlug",
      p.views::int AS views
    FROM (SELECT v.article_id, sum(v.views) AS views FROM page_views v
      WHERE v.day > ${today} - ${days}::int AND v.day <= ${today}
      GROUP BY v.article_id ORDER BY 2 DESC, 1 DESC LIMIT ${2 * TOP}) p
    JOIN articles a ON a.id = p.article_id WHERE ${isLive} ORDER BY p.views DESC, a.id DESC LIMIT ${TOP}`);
  return rows;
}
