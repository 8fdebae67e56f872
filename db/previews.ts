import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { holdArticle } from "#db/article-access.ts";
import { type ArticleRow, articleJson, toArticle } from "#db/articles.ts";
import { audit } from "#db/audit.ts";
import { db, transaction } from "#db/client.ts";
import { previews } from "#db/schema/articles.ts";
import type { ArticleContent } from "#lib/article-content.ts";
import type { Article } from "#lib/articles.ts";
import { PREVIEW_DAYS } from "#lib/preview.ts";
import type { Visitor, Writer } from "#lib/proof.ts";

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Makes a link to something unpublished, for whoever is given it (I7). @returns the token, which is stored nowhere. @throws Refusal */
export function sharePreview(writer: Writer, articleId: number): Promise<string> {
  return transaction(async (tx) => {
    await holdArticle(tx, writer, articleId);
    const token = randomBytes(24).toString("base64url");
    await tx.insert(previews).values({
      articleId,
      tokenHash: hashOf(token),
      createdBy: writer.userId,
      expiresAt: sql`now() + make_interval(days => ${PREVIEW_DAYS})`,
    });
    await audit(tx, writer, { action: "share preview", subject: "article", subjectId: articleId });
    return token;
  });
}

/** Ends every link to an article that is out. @throws Refusal */
export function revokePreviews(writer: Writer, articleId: number): Promise<void> {
  return transaction(async (tx) => {
    await holdArticle(tx, writer, articleId);
    const { rowCount } = await tx.execute(sql`
      UPDATE previews SET revoked_at = now()
      WHERE article_id = ${articleId} AND revoked_at IS NULL AND expires_at > now()`);
    if (rowCount)
      await audit(tx, writer, { action: "revoke preview", subject: "article", subjectId: articleId });
  });
}

export type OpenPreview = { createdAt: string; expiresAt: string; createdBy: string | null };

/** The links to an article that still open. */
export async function listPreviews(articleId: number): Promise<OpenPreview[]> {
  const { rows } = await db().execute<OpenPreview>(sql`
    SELECT p.created_at AS "createdAt", p.expires_at AS "expiresAt", u.display_name AS "createdBy"
    FROM previews p LEFT JOIN users u ON u.id = p.created_by
    WHERE p.article_id = ${articleId} AND p.revoked_at IS NULL AND p.expires_at > now() ORDER BY p.id DESC`);
  return rows;
}

/** What a link shows: the article as it would be published now. Each opening is in the log. null when the link is over, or never was. */
export function openPreview(visitor: Visitor, token: string): Promise<Article | null> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{
      id: number;
      article: ArticleRow;
      changes: Partial<ArticleContent> | null;
    }>(sql`
      SELECT a.id, ${articleJson} AS article, c.changes
      FROM previews p JOIN articles a ON a.id = p.article_id JOIN sections s0 ON s0.id = a.section_id
        LEFT JOIN article_copies c ON c.article_id = a.id
      WHERE p.token_hash = ${hashOf(token)} AND p.revoked_at IS NULL AND p.expires_at > now()`);
    const [found] = rows;
    if (!found) return null;
    await audit(tx, visitor, { action: "open preview", subject: "article", subjectId: found.id });
    const { title, standfirst, body, places, source, keyPoints, leadCaption, sponsor } = found.changes ?? {};
    const written = Object.entries({
      title,
      standfirst,
      body,
      places,
      source,
      keyPoints,
      leadCaption,
      sponsor,
    });
    const publishedAt = found.article.publishedAt ?? new Date().toISOString();
    return toArticle({
      ...found.article,
      publishedAt,
      ...Object.fromEntries(written.filter(([, value]) => value !== undefined)),
    });
  });
}
