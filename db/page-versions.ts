import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

export type PageVersion = {
  version: number;
  title: string;
  /** SHA-256 of title and text, as consents and comments name it. */
  wordingHash: string;
  savedBy: string | null;
  createdAt: string;
};

/** Wordings on one page of the history. */
const SHOWN = 30;

/** Every wording of a page that was ever saved, the latest first. @param before a version: only older ones */
export async function listPageVersions(pageId: number, before: number | null = null): Promise<PageVersion[]> {
  const { rows } = await db().execute<PageVersion>(sql`
    SELECT v.version, v.title, v.wording_hash AS "wordingHash", v.created_at AS "createdAt",
      (SELECT u.display_name FROM users u WHERE u.id = v.saved_by) AS "savedBy"
    FROM page_versions v
    WHERE v.page_id = ${pageId} AND ${before === null ? sql`true` : sql`v.version < ${before}`}
    ORDER BY v.version DESC LIMIT ${SHOWN + 1}`);
  return rows;
}

/** One wording, whole; null when there is none. */
export async function getPageVersion(
  pageId: number,
  version: number,
): Promise<{ title: string; body: unknown } | null> {
  const { rows } = await db().execute<{ title: string; body: unknown }>(sql`
    SELECT v.title, v.body FROM page_versions v WHERE v.page_id = ${pageId} AND v.version = ${version}`);
  return rows[0] ?? null;
}
