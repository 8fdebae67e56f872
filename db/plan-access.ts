import { type SQL, sql } from "drizzle-orm";
import { can } from "#lib/capabilities.ts";
import type { Writer } from "#lib/proof.ts";

/** Whether the editor opens for somebody, as getDeskArticle() decides. The query calls `articles` "a". */
export const mayOpen = (writer: Writer): SQL =>
  can(writer.role, "publish")
    ? sql`true`
    : sql`(a.state = 'live' OR ${mayPlan(writer)} OR (
        SELECT x.author_id FROM article_authors x WHERE x.article_id = a.id
          AND x.author_id = ANY(ARRAY(SELECT w.id FROM authors w WHERE w.user_id = ${writer.userId})) LIMIT 1)
        IS NOT NULL)`;

/** Whether somebody may say who sees it through and when, as planArticle() decides; of what is not out yet. */
export const mayPlan = ({ userId, role }: Writer): SQL =>
  can(role, "publish")
    ? sql`true`
    : sql`(a.created_by IS NOT DISTINCT FROM ${userId}::bigint OR a.assigned_to IS NOT DISTINCT FROM ${userId}::bigint)`;
