import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { CommentState } from "#lib/comments.ts";
import type { Viewer } from "#lib/proof.ts";

export type OwnComment = {
  id: number;
  body: string;
  state: CommentState;
  createdAt: Date;
  /** Why the newsroom decided so, in its words; "" where it said nothing. */
  reason: string;
  article: { title: string; slug: string; section: { slug: string } };
};

const PAGE = 20;

/**
 * Somebody's own comments with what became of them, the newest first.
 * @param before id of the last comment of the page before; null: from the newest
 */
export async function listOwnComments(
  { userId }: Viewer,
  before: number | null,
): Promise<{ comments: OwnComment[]; next: number | null }> {
  type Row = Omit<OwnComment, "article" | "createdAt"> & {
    createdAt: string;
    title: string;
    slug: string;
    section: string;
  };
  const { rows } = await db().execute<Row>(sql`
    SELECT c.id, c.body, c.state, c.created_at AS "createdAt", a.title, a.slug, s.slug AS section,
      coalesce((SELECT d.reason FROM comment_decisions d
        WHERE d.comment_id = c.id AND d.undone_at IS NULL ORDER BY d.created_at DESC, d.id DESC LIMIT 1), '') AS reason
    FROM comments c JOIN articles a ON a.id = c.article_id JOIN sections s ON s.id = a.section_id
    WHERE c.user_id = ${userId}
      AND (${before}::bigint IS NULL OR (c.created_at, c.id) <
        (SELECT b.created_at, b.id FROM comments b WHERE b.id = ${before} AND b.user_id = ${userId}))
    ORDER BY c.created_at DESC, c.id DESC LIMIT ${PAGE + 1}`);
  const comments = rows.slice(0, PAGE).map(({ title, slug, section, createdAt, ...row }) => ({
    ...row,
    createdAt: new Date(createdAt),
    article: { title, slug, section: { slug: section } },
  }));
  return { comments, next: rows.length > PAGE ? (comments.at(-1)?.id ?? null) : null };
}
