import { type SQL, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { isLive } from "#db/teasers.ts";
import type { Subject } from "#lib/notice-reasons.ts";
import type { NoticeSubject } from "#lib/notice-subject.ts";

type Row = {
  isPublic: boolean;
  title: string;
  slug: string;
  sectionSlug: string;
  isArticleLive: boolean;
  authorName: string | null;
  body: string | null;
};

/**
 * What a notice may be about: everything that readers can see or could see once. Of what they see no more, only the
 * address is told. null for what never was there.
 */
export async function findNoticeSubject(
  { type, id }: Subject,
  tx?: Transaction,
): Promise<NoticeSubject | null> {
  const { rows } = await (tx ?? db()).execute<Row>(type === "comment" ? commentRow(id) : articleRow(id));
  const [row] = rows;
  if (!row) return null;
  const { isPublic, title, slug, sectionSlug, isArticleLive, authorName, body } = row;
  return {
    type,
    id,
    isPublic,
    address: { slug, section: { slug: sectionSlug } },
    title: isArticleLive ? title : null,
    quote: type === "comment" && isPublic ? { authorName, body: body ?? "" } : null,
  };
}

/** A draft is nobody's business, whatever number somebody tries. */
const wasPublic: SQL = sql`(${isLive} OR a.state = 'withdrawn')`;

const commentRow = (id: number) => sql`
  SELECT c.state = 'approved' AND ${isLive} AS "isPublic", a.title, a.slug, s.slug AS "sectionSlug",
    ${isLive} AS "isArticleLive", c.author_name AS "authorName", c.body
  FROM comments c JOIN articles a ON a.id = c.article_id JOIN sections s ON s.id = a.section_id
  WHERE c.id = ${id} AND ${wasPublic}`;

const articleRow = (id: number) => sql`
  SELECT ${isLive} AS "isPublic", a.title, a.slug, s.slug AS "sectionSlug", ${isLive} AS "isArticleLive",
    NULL AS "authorName", NULL AS body
  FROM articles a JOIN sections s ON s.id = a.section_id WHERE a.id = ${id} AND ${wasPublic}`;
