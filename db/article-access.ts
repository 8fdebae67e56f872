import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { can } from "#lib/capabilities.ts";
import type { Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { parseSectionRules, type SectionRules } from "#lib/section-rules.ts";
import { type ArticleState, LOCK_SECONDS, mayWrite } from "#lib/workflow.ts";

/** Accounts whose own an article is: whoever made it, sees it through, or stands in the byline. The query calls `articles` "a". */
export const writersJson: SQL = sql`(
  SELECT coalesce(json_agg(own.id), '[]') FROM (
    SELECT a.created_by AS id WHERE a.created_by IS NOT NULL
    UNION SELECT a.assigned_to WHERE a.assigned_to IS NOT NULL
    UNION SELECT w.user_id FROM article_authors x JOIN authors w ON w.id = x.author_id
      WHERE x.article_id = a.id AND w.user_id IS NOT NULL) own)`;

/** What somebody made, or stands in the byline of. The query calls `articles` "a". */
export const isBy = ({ userId }: Writer): SQL => sql`(a.created_by = ${userId} OR EXISTS (
  SELECT FROM article_authors x JOIN authors w ON w.id = x.author_id
  WHERE x.article_id = a.id AND w.user_id = ${userId}))`;

/** What somebody is told of at all: who publishes, of everything; an author, of what is public and what is their own. The query calls `articles` "a". */
export const isToldTo = (writer: Writer): SQL =>
  can(writer.role, "publish") ? sql`true` : sql`(a.state = 'live' OR ${isBy(writer)})`;

/** Whether somebody else writes right now: they have been heard of a moment ago. The query calls `articles` "a". */
export const isLocked: SQL = sql`a.locked_at > now() - make_interval(secs => ${LOCK_SECONDS})`;

export type Held = {
  id: number;
  state: ArticleState;
  version: number;
  title: string;
  sectionId: number;
  slug: string;
  sectionSlug: string;
  publishedAt: string | null;
  scheduledFor: string | null;
  submittedBy: number | null;
  lockedBy: number | null;
  holder: string | null;
  lastSavedBy: number | null;
  /** It stands as somebody approved it who did not write it last. */
  isSeen: boolean;
  rules: SectionRules;
};

/**
 * Locks an article's row for a change by somebody of the newsroom.
 * @throws Refusal when it is not there, or not theirs to write in
 */
export async function holdArticle(tx: Transaction, writer: Writer, id: number): Promise<Held> {
  const { rows } = await tx.execute<Held & { writers: number[]; rules: unknown }>(sql`
    SELECT a.id, a.state, a.version, a.title, a.section_id AS "sectionId", a.slug, s.slug AS "sectionSlug",
      a.published_at AS "publishedAt", a.scheduled_for AS "scheduledFor", a.submitted_by AS "submittedBy",
      CASE WHEN ${isLocked} THEN a.locked_by END AS "lockedBy",
      (SELECT u.display_name FROM users u WHERE u.id = a.locked_by) AS holder, s.rules, ${writersJson} AS writers,
      last.saved_by AS "lastSavedBy",
      coalesce(a.approved_at > last.created_at AND a.approved_by <> last.saved_by, false) AS "isSeen"
    FROM articles a JOIN sections s ON s.id = a.section_id
      LEFT JOIN LATERAL (
        SELECT r.saved_by, r.created_at FROM revisions r WHERE r.article_id = a.id ORDER BY r.version DESC LIMIT 1) last ON true
    WHERE a.id = ${id} FOR UPDATE OF a`);
  const [found] = rows;
  if (!found) throw new Refusal("not-found", `article ${id}`);
  if (!mayWrite(writer, found)) throw new Refusal("not-allowed", `article ${id}`);
  return { ...found, rules: parseSectionRules(found.rules) };
}
