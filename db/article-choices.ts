import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { isLive } from "#db/teasers.ts";
import { articleQuery, hasWords } from "#db/word-search.ts";
import { paths } from "#lib/paths.ts";

/** What the editor offers while somebody types: at most so many of each. */
const OFFERED = 8;

/** Anything that an article can be given: `detail` tells two of one name apart. */
export type Choice = { id: number; name: string; detail: string };
export type LinkChoice = { href: string; title: string; detail: string };

/** Topics with words that begin so; the ones with most articles first. */
export async function findTopics(typed: string): Promise<Choice[]> {
  const { rows } = await db().execute<Choice>(sql`
    SELECT t.id, t.name, t.article_count::text AS detail FROM topics t
    WHERE t.merged_into IS NULL AND ${hasWords(sql`t.name`, typed)}
    ORDER BY t.article_count + 0 DESC, t.id LIMIT ${OFFERED}`);
  return rows;
}

export async function findAuthors(typed: string): Promise<Choice[]> {
  const { rows } = await db().execute<Choice>(sql`
    SELECT w.id, w.name, w.job_title AS detail FROM authors w
    WHERE ${hasWords(sql`w.name`, typed)}
    ORDER BY w.name, w.id LIMIT ${OFFERED}`);
  return rows;
}

export async function findStories(typed: string): Promise<Choice[]> {
  const { rows } = await db().execute<Choice>(sql`
    SELECT st.id, st.title AS name, '' AS detail FROM stories st
    WHERE st.closed_at IS NULL AND ${hasWords(sql`st.title`, typed)}
    ORDER BY st.id + 0 DESC LIMIT ${OFFERED}`);
  return rows;
}

/** Articles in another language that could be the same text: linked to nothing yet, in whichever state. */
export async function findTranslations(typed: string, articleId: number): Promise<Choice[]> {
  const query = articleQuery(typed);
  if (!query) return [];
  const { rows } = await db().execute<Choice>(sql`
    SELECT a.id, a.title AS name, s.name || ', ' || a.language AS detail
    FROM articles a JOIN sections s ON s.id = a.section_id
    WHERE a.search @@ ${query}
      AND a.state <> 'withdrawn' AND a.id <> ${articleId}
      AND a.language <> (SELECT own.language FROM articles own WHERE own.id = ${articleId})
      AND NOT EXISTS (SELECT FROM articles o WHERE o.translation_group = a.translation_group AND o.id <> a.id)
    ORDER BY a.touched_at DESC, a.id DESC LIMIT ${OFFERED}`);
  return rows;
}

/** Own articles to link to, by beginnings of their words: the newest first. */
export async function findLinks(typed: string): Promise<LinkChoice[]> {
  const query = articleQuery(typed);
  if (!query) return [];
  const { rows } = await db().execute<{ slug: string; section: string; title: string; day: string }>(sql`
    SELECT a.slug, s.slug AS section, a.title, to_char(a.published_at, 'YYYY-MM-DD') AS day
    FROM articles a JOIN sections s ON s.id = a.section_id
    WHERE ${isLive} AND a.search @@ ${query}
    ORDER BY a.published_at DESC LIMIT ${OFFERED}`);
  return rows.map(({ slug, section, title, day }) => ({
    href: paths.article({ slug, section: { slug: section } }),
    title,
    detail: day,
  }));
}

export type Given = { authors: Choice[]; topics: Choice[]; story: Choice | null };

/** The names of what an article has been given. */
export async function readGiven(content: {
  authors: readonly { authorId: number }[];
  topicIds: readonly number[];
  storyId: number | null;
}): Promise<Given> {
  const list = (ids: readonly number[]) => sql`${sql.param([...ids])}::bigint[]`;
  const { rows } = await db().execute<Given>(sql`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', w.id, 'name', w.name, 'detail', w.job_title)), '[]')
        FROM authors w WHERE w.id = ANY(${list(content.authors.map(({ authorId }) => authorId))})) AS authors,
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'detail', t.article_count::text)), '[]')
        FROM topics t WHERE t.id = ANY(${list(content.topicIds)})) AS topics,
      (SELECT json_build_object('id', st.id, 'name', st.title, 'detail', '') FROM stories st
        WHERE st.id = ${content.storyId}::bigint) AS story`);
  return rows[0] as Given;
}

export type SectionChoice = { id: number; name: string; slug: string };

/** Every section, in the order of the tree; those beneath another are named with it. */
export async function listSectionChoices(): Promise<SectionChoice[]> {
  const { rows } = await db().execute<SectionChoice>(sql`
    SELECT s.id, coalesce(p.name || ' › ', '') || s.name AS name, s.slug
    FROM sections s LEFT JOIN sections p ON p.id = s.parent_id
    ORDER BY coalesce(p.position, s.position), coalesce(p.id, s.id), (p.id IS NOT NULL), s.position, s.id`);
  return rows;
}
