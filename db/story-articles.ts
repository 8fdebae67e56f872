import { type SQL, sql } from "drizzle-orm";
import { announcing } from "#db/announce-articles.ts";
import { audit } from "#db/audit.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { takeTurn } from "#db/publication-turn.ts";
import { relateLater } from "#db/related-refresh.ts";
import { forgetReasons } from "#db/related-rows.ts";
import { articleQuery } from "#db/word-search.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import type { StoryPlace } from "#lib/story-filter.ts";
import type { ArticleState } from "#lib/workflow.ts";

/** Lines on one page. */
const PAGE = 40;
const CANDIDATES = 12;

export type StoryArticle = {
  id: number;
  title: string;
  section: string;
  state: ArticleState;
  /** When readers see it, have seen it, or are to: ISO 8601; null while nobody knows. */
  at: string | null;
};

const columns = sql`a.id, a.title, s.name AS section, a.state,
  coalesce(a.published_at, a.scheduled_for, a.planned_for) AS at`;

/** What has no date yet comes after everything that has one. */
const place = sql`coalesce(a.published_at, a.scheduled_for, a.planned_for, 'infinity')`;

/** The articles of a story in whichever state, the newest first. @returns a page, and where the next one begins */
export async function listStoryArticles(
  storyId: number,
  after: StoryPlace | null,
): Promise<{ lines: StoryArticle[]; after: string | null }> {
  const { rows } = await db().execute<StoryArticle & { cursor: string }>(sql`
    SELECT ${columns}, ${place}::text || ' ' || a.id AS cursor
    FROM articles a JOIN sections s ON s.id = a.section_id
    WHERE a.story_id = ${storyId}
      ${after ? sql`AND (${place}, a.id) < (${after.moment}::timestamptz, ${after.id})` : sql``}
    ORDER BY ${place} DESC, a.id DESC LIMIT ${PAGE + 1}`);
  const page = rows.slice(0, PAGE);
  return {
    lines: page.map(({ cursor: _, ...line }) => line),
    after: rows.length > PAGE ? (page.at(-1)?.cursor ?? null) : null,
  };
}

/** An article that could be taken in, and the story that it would leave for it. */
export type StoryCandidate = StoryArticle & { storyId: number | null; story: string | null };

/** Articles outside a story whose headline or standfirst has words that begin so; those in work too. */
export async function listStoryCandidates(storyId: number, typed: string): Promise<StoryCandidate[]> {
  const query = articleQuery(typed, "AB");
  if (!query) return [];
  const { rows } = await db().execute<StoryCandidate>(sql`
    SELECT ${columns}, a.story_id AS "storyId", (SELECT st.title FROM stories st WHERE st.id = a.story_id) AS story
    FROM articles a JOIN sections s ON s.id = a.section_id
    WHERE a.search @@ ${query}
      AND a.state <> 'withdrawn' AND a.story_id IS DISTINCT FROM ${storyId}::bigint
    ORDER BY ${place} DESC, a.id DESC LIMIT ${CANDIDATES}`);
  return rows;
}

type Move = {
  articleId: number;
  /** The story that it stands in, as whoever moves it has seen it; null for none. */
  from: number | null;
  to: number | null;
};

/**
 * Takes an article into a story, out of one, or from one into another. Readers see it at once, whatever else is
 * being written in it: a copy beside a live article says nothing else about its story any more.
 * @returns its headline, for whoever is told
 * @throws Refusal
 */
export function moveInStory(publisher: Publisher, { articleId, from, to }: Move): Promise<string> {
  return transaction(async (tx) => {
    await takeTurn(tx);
    const article = await lockArticle(tx, articleId);
    if (article.storyId === to) return article.title;
    if (article.storyId !== from) throw new Refusal("changed-meanwhile", `article ${articleId}`);
    await requireStory(tx, to);
    await announcing(tx, articleId, async () => {
      await tx.execute(sql`UPDATE articles SET story_id = ${to}, touched_at = now() WHERE id = ${articleId}`);
      if (!article.isLive) return;
      await forgetReasons(tx, [articleId]);
      await relateLater(tx, { changed: [articleId] });
    });
    await tx.execute(sql`
      UPDATE article_copies SET changes = changes - 'storyId' WHERE article_id = ${articleId} AND changes ? 'storyId'`);
    await tx.execute(sql`DELETE FROM article_copies WHERE article_id = ${articleId} AND changes = '{}'`);
    await audit(tx, publisher, {
      action: "update",
      subject: "article",
      subjectId: articleId,
      detail: { fields: ["storyId"], story: { from, to } },
    });
    return article.title;
  });
}

/** Where an article stands, and what it is called; null when there is none. */
export async function getStoryArticle(
  articleId: number,
): Promise<{ title: string; storyId: number | null } | null> {
  const { rows } = await db().execute<{ title: string; storyId: number | null }>(select(articleId));
  return rows[0] ?? null;
}

const select = (articleId: number): SQL => sql`
  SELECT a.title, a.story_id AS "storyId", a.state = 'live' AS "isLive" FROM articles a WHERE a.id = ${articleId}`;

async function lockArticle(
  tx: Transaction,
  articleId: number,
): Promise<{ title: string; storyId: number | null; isLive: boolean }> {
  const { rows } = await tx.execute<{ title: string; storyId: number | null; isLive: boolean }>(
    sql`${select(articleId)} FOR UPDATE`,
  );
  if (!rows[0]) throw new Refusal("not-found", `article ${articleId}`);
  return rows[0];
}

async function requireStory(tx: Transaction, id: number | null): Promise<void> {
  if (id === null) return;
  const { rowCount } = await tx.execute(sql`SELECT FROM stories st WHERE st.id = ${id} FOR SHARE`);
  if (!rowCount) throw new Refusal("not-found", `story ${id}`);
}
