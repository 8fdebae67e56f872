import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { isLive, sectionJson } from "#db/teasers.ts";
import { answerShows } from "#lib/answer.ts";
import { MAX_PAGE, PAGE_SIZE, type Paged } from "#lib/articles.ts";
import type { CorrectionKind, ListedCorrection } from "#lib/corrections.ts";
import { FEED_SIZE } from "#lib/feeds/feed.ts";
import { tags } from "#lib/tags.ts";

type Row = Omit<ListedCorrection, "at"> & { at: string };

/** All corrections of articles that readers can see, the newest first. */
export async function listCorrections(page: number): Promise<Paged<ListedCorrection>> {
  if (!Number.isInteger(page) || page < 1 || page > MAX_PAGE) return { items: [], page, hasNext: false };
  const found = await read({ limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE });
  return {
    items: found.slice(0, PAGE_SIZE),
    page,
    hasNext: found.length > PAGE_SIZE && page < MAX_PAGE,
  };
}

/** @param articleId of this article alone */
export const listCorrectionFeed = (articleId?: number): Promise<ListedCorrection[]> =>
  read({ limit: FEED_SIZE, offset: 0, articleId });

type Slice = { limit: number; offset: number; articleId?: number | undefined };

/** The bound on pages bounds what OFFSET steps over (docs/decisions/0002). */
async function read({ limit, offset, articleId }: Slice): Promise<ListedCorrection[]> {
  answerShows(articleId ? tags.article(articleId) : tags.list("corrections"));
  const { rows } = await db().execute<Row>(sql`
    SELECT c.id, c.kind, c.text, c.created_at AS at, x.article
    FROM corrections c CROSS JOIN LATERAL (
      SELECT json_build_object('id', a.id, 'slug', a.slug, 'title', a.title, 'section', ${sectionJson}) AS article
      FROM articles a WHERE a.id = c.article_id AND ${isLive} LIMIT 1) x
    WHERE c.withdrawn_at IS NULL AND ${articleId ? sql`c.article_id = ${articleId}` : sql`true`}
    ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit} OFFSET ${offset}`);
  answerShows(...rows.map(({ article }) => tags.teaser(article.id)));
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** One as the newsroom sees it, withdrawn ones too. */
export type DeskCorrection = {
  id: number;
  kind: CorrectionKind;
  text: string;
  by: string | null;
  at: string;
  editedAt: string | null;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
};

/** More than any article has; what an import brings beyond it is not lost, only not listed. */
const MOST = 200;

export async function listArticleCorrections(articleId: number): Promise<DeskCorrection[]> {
  const { rows } = await db().execute<DeskCorrection>(sql`
    SELECT c.id, c.kind, c.text, u.display_name AS by, c.created_at AS at, c.edited_at AS "editedAt",
      c.withdrawn_at AS "withdrawnAt", c.withdrawn_reason AS "withdrawnReason"
    FROM corrections c LEFT JOIN users u ON u.id = c.created_by
    WHERE c.article_id = ${articleId} ORDER BY c.created_at DESC, c.id DESC LIMIT ${MOST}`);
  return rows;
}
