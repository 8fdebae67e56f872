import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { answerShows } from "#lib/answer.ts";
import { paths } from "#lib/paths.ts";
import { tags } from "#lib/tags.ts";

export type Redirect = { status: 301 | 302 | 410; to: string | null };

type RedirectRow = {
  articleId: number | null;
  status: Redirect["status"];
  toPath: string | null;
  slug: string | null;
  sectionSlug: string | null;
  state: string | null;
};

/**
 * Where an old address leads now, in one hop however often the article has moved since.
 * @param path as it was asked for: decoded or not, with or without a trailing slash, with the query where it matters
 */
export async function findRedirect(path: string): Promise<Redirect | null> {
  const { rows } = await db().execute<RedirectRow>(sql`
    SELECT r.article_id AS "articleId", r.status, r.to_path AS "toPath", a.slug, s.slug AS "sectionSlug", a.state
    FROM redirects r LEFT JOIN articles a ON a.id = r.article_id LEFT JOIN sections s ON s.id = a.section_id
    WHERE r.from_path = ${normalizePath(path)}`);
  const row = rows[0];
  answerShows(tags.missing(), ...(row?.articleId ? [tags.article(row.articleId)] : []));
  if (!row) return null;
  if (row.status === 410) return { status: 410, to: null };
  if (row.slug === null || row.sectionSlug === null) return { status: row.status, to: row.toPath };
  if (row.state === "withdrawn") return { status: 410, to: null };
  if (row.state !== "live") return null;
  return { status: row.status, to: paths.article({ slug: row.slug, section: { slug: row.sectionSlug } }) };
}

/** A path as `redirects` keeps it: percent-decoded, NFC, no trailing slash. A malformed escape stays as it is. */
export function normalizePath(path: string): string {
  const [, pathname = "", query = ""] = /^([^?]*)(\?.*)?$/s.exec(path) ?? [];
  return (decode(pathname).replace(/(?<=.)\/+$/, "") || "/") + decode(query);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).normalize("NFC");
  } catch {
    return text;
  }
}
