import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { answerShows } from "#lib/answer.ts";
import { paths } from "#lib/paths.ts";
import { tags } from "#lib/tags.ts";

export type Redirect = { status: 301 | 302 | 410; to: string | null };

type RedirectRow = {
  fromPath: string;
  origin: string;
  articleId: number | null;
  status: Redirect["status"];
  toPath: string | null;
  slug: string | null;
  sectionSlug: string | null;
  state: string | null;
};

/** Old addresses that lead on to old addresses: more than this is a circle. */
const MOST_HOPS = 8;

/**
 * Where an old address leads now, in one hop however often what stood there has moved since.
 * @param path as it was asked for: decoded or not, with or without a trailing slash, with the query where it matters
 */
export async function findRedirect(path: string, tx?: Transaction): Promise<Redirect | null> {
  answerShows(tags.missing());
  const passed = new Set<string>();
  let found = null as Redirect | null;
  let at = normalizePath(path);
  while (passed.size < MOST_HOPS) {
    if (passed.has(at)) return null;
    passed.add(at);
    const next = await readHop(at, tx);
    if (!next) return found;
    if (next.redirect?.to === null) return next.redirect;
    if (!next.redirect) return null;
    found = { status: found?.status === 302 ? 302 : next.redirect.status, to: next.redirect.to };
    if (next.isLast) return found;
    at = normalizePath(next.redirect.to);
  }
  return null;
}

/** Where one address leads; a section or topic that has moved takes along what stood beneath it. */
async function readHop(
  path: string,
  tx?: Transaction,
): Promise<{ redirect: Redirect | null; isLast: boolean } | null> {
  const { rows } = await (tx ?? db()).execute<RedirectRow>(sql`
    SELECT r.from_path AS "fromPath", r.article_id AS "articleId", r.status, r.to_path AS "toPath", r.origin, a.slug,
      s.slug AS "sectionSlug", a.state
    FROM redirects r LEFT JOIN articles a ON a.id = r.article_id LEFT JOIN sections s ON s.id = a.section_id
    WHERE r.from_path = ${path}
      OR (r.from_path = ANY(${sql.param(above(path))}::text[]) AND r.origin = 'slug' AND r.to_path IS NOT NULL)
    ORDER BY length(r.from_path) DESC LIMIT 1`);
  const row = rows[0];
  if (!row) return null;
  if (row.articleId) answerShows(tags.article(row.articleId));
  const last = (redirect: Redirect | null) => ({ redirect, isLast: true });
  if (row.status === 410) return last({ status: 410, to: null });
  if (row.slug !== null && row.sectionSlug !== null) {
    if (row.state === "withdrawn") return last({ status: 410, to: null });
    if (row.state !== "live") return last(null);
    return last({
      status: row.status,
      to: paths.article({ slug: row.slug, section: { slug: row.sectionSlug } }),
    });
  }
  const to = row.toPath ?? "/";
  if (!to.startsWith("/")) return last({ status: row.status, to });
  const beneath = row.fromPath === path ? "" : path.slice(row.fromPath.length);
  return {
    redirect: { status: row.status, to: row.origin === "slug" || beneath ? encodeURI(to + beneath) : to },
    isLast: false,
  };
}

/** "/a/b/c" stands beneath "/a" and "/a/b". */
const above = (path: string): string[] =>
  [...(path.split("?", 1)[0] ?? "").matchAll(/(?<=.)\//g)].map(({ index }) => path.slice(0, index));

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
