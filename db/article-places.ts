import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { isLive } from "#db/teasers.ts";
import { tags } from "#lib/tags.ts";

/** Where readers meet an article besides its own page. */
export type Places = {
  /** Its section and all above it. */
  sections: number[];
  topics: number[];
  authors: number[];
  /** Articles that link to it: as related, as the next or the last of a story. */
  neighbours: number[];
  /** Whether readers can open it now. */
  visible: boolean;
};

export async function readPlaces(tx: Transaction, articleId: number): Promise<Places> {
  const { rows } = await tx.execute<Places>(sql`
    SELECT
      (WITH RECURSIVE up AS (
        SELECT s.id, s.parent_id, 0 AS height FROM sections s WHERE s.id = a.section_id
        UNION ALL
        SELECT s.id, s.parent_id, up.height + 1 FROM sections s JOIN up ON s.id = up.parent_id WHERE up.height < 8)
      SELECT coalesce(json_agg(up.id), '[]') FROM up) AS sections,
      (SELECT coalesce(json_agg(x.topic_id), '[]') FROM article_topics x WHERE x.article_id = a.id) AS topics,
      (SELECT coalesce(json_agg(DISTINCT x.author_id), '[]') FROM article_authors x WHERE x.article_id = a.id)
        AS authors,
      (SELECT coalesce(json_agg(n.id), '[]') FROM (
        SELECT r.article_id AS id FROM related_articles r WHERE r.related_id = a.id
        UNION SELECT n.id FROM articles n WHERE n.story_id = a.story_id AND n.id <> a.id AND n.state = 'live') n)
        AS neighbours,
      (${isLive}) AS visible
    FROM articles a WHERE a.id = ${articleId}`);
  return rows[0] ?? { sections: [], topics: [], authors: [], neighbours: [], visible: false };
}

/** The lists in which an article stands or will stand, as tags. */
export const listTags = ({ sections, topics, authors }: Places): string[] => [
  ...sections.map(tags.section),
  ...topics.map(tags.topic),
  ...authors.map(tags.author),
  tags.list("latest"),
  tags.list("front"),
  tags.list("archive"),
  tags.list("sitemap"),
  tags.list("topics"),
];

/** The pages of other articles that link to it, as tags. */
export const neighbourTags = ({ neighbours }: Places): string[] => neighbours.map(tags.article);

/** More articles than this are named as everything. */
const MAX_SHOWN = 200;

/** Pages, teasers and feeds that show these articles, as a change: for a word that stands in all of them. */
export function shownIn(articleIds: readonly number[]): { hard: string[]; soft: string[] } {
  if (articleIds.length > MAX_SHOWN) return { hard: [tags.everything()], soft: [] };
  return { hard: articleIds.map(tags.article), soft: articleIds.map(tags.teaser) };
}

type Naming = { topicId: number } | { authorId: number } | { storyId: number } | { mediaId: number };

/** Live articles that show a topic's, an author's or a story's name, or a picture; one more than are named singly. */
export async function readArticlesNaming(tx: Transaction, naming: Naming): Promise<number[]> {
  const [kind, id] = Object.entries(naming)[0] as [string, number];
  const where = {
    topicId: sql`SELECT x.article_id FROM article_topics x WHERE x.topic_id = ${id}`,
    authorId: sql`SELECT x.article_id FROM article_authors x WHERE x.author_id = ${id}`,
    storyId: sql`SELECT n.id FROM articles n WHERE n.story_id = ${id}`,
    mediaId: sql`SELECT n.id FROM articles n WHERE n.lead_media_id = ${id}
      UNION SELECT x.article_id FROM article_media x WHERE x.media_id = ${id}`,
  }[kind];
  const { rows } = await tx.execute<{ id: number }>(sql`
    SELECT a.id FROM articles a WHERE a.id IN (${where}) AND a.state = 'live' LIMIT ${MAX_SHOWN + 1}`);
  return rows.map((row) => row.id);
}
