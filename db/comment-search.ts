import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { hasWords } from "#db/word-search.ts";
import { toPrefixQuery } from "#lib/desk-list.ts";
import type { Moderator } from "#lib/proof.ts";
import type { FoundComment } from "#lib/staff-search.ts";

const PAGE = 30;
/** A list shows how a comment begins, in characters. */
const BEGINNING = 320;

type Asked = { words: string; after: number | null };

/**
 * Comments in whichever state whose text has words that begin as these, or whose author's name has; the newest first.
 * @param _ whoever sees them also in the queue
 * @param most of them on a page
 * @returns a page, and the comment that the next one begins after; null at the end
 */
export async function searchComments(
  _: Moderator,
  { words, after }: Asked,
  most = PAGE,
): Promise<{ lines: FoundComment[]; after: number | null }> {
  const query = toPrefixQuery(words);
  if (query === "") return { lines: [], after: null };
  // The sum keeps the planner from walking through all comments until enough have the words.
  const { rows } = await db().execute<FoundComment>(sql`
    SELECT c.id, c.state, left(c.body, ${BEGINNING}) AS body, c.author_name AS "authorName",
      c.created_at AS "createdAt",
      json_build_object('id', a.id, 'title', coalesce(nullif(a.short_title, ''), a.title)) AS article
    FROM comments c JOIN articles a ON a.id = c.article_id
    WHERE (c.search @@ to_tsquery('german', ${query}) OR ${hasWords(sql`c.author_name`, words)})
      ${after === null ? sql`` : sql`AND (c.created_at, c.id) < (SELECT p.created_at, p.id FROM comments p WHERE p.id = ${after})`}
    ORDER BY c.created_at + interval '0' DESC, c.id DESC LIMIT ${most + 1}`);
  const lines = rows.slice(0, most);
  return { lines, after: rows.length > most ? (lines.at(-1)?.id ?? null) : null };
}
