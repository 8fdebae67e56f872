import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { queueMail } from "#db/mails.ts";
import type { Recipient } from "#db/moderation-mails.ts";
import type { MailContent } from "#lib/mails.ts";
import { paths } from "#lib/paths.ts";

type Overdue = Pick<Extract<MailContent, { kind: "overdue" }>, "lateMinutes">;

/**
 * Tells whoever planned an article that it did not go out in time; the admins, where nobody can be told any more.
 * @param overdue.lateMinutes null: it is still not out
 */
export async function mailOverdue(tx: Transaction, articleId: number, overdue: Overdue): Promise<void> {
  const { rows } = await tx.execute<
    Pick<Recipient, "userId" | "email" | "locale"> & { title: string; plannedFor: string }
  >(sql`
    WITH planner AS (SELECT l.actor_id FROM audit_log l
      WHERE l.subject = 'article' AND l.subject_id = ${articleId} AND l.action = 'schedule'
      ORDER BY l.id DESC LIMIT 1),
    reached AS (SELECT u.* FROM users u WHERE u.id = (SELECT actor_id FROM planner)
      AND u.role <> 'reader' AND u.email IS NOT NULL AND u.deleted_at IS NULL)
    SELECT u.id AS "userId", u.email, u.locale, a.title,
      to_char(a.scheduled_for AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "plannedFor"
    FROM articles a, (SELECT id, email, locale FROM reached
      UNION ALL SELECT id, email, locale FROM users WHERE role = 'admin' AND email IS NOT NULL
        AND deleted_at IS NULL AND NOT EXISTS (SELECT FROM reached)) u
    WHERE a.id = ${articleId} AND a.scheduled_for IS NOT NULL`);
  for (const { userId, email, locale, title, plannedFor } of rows)
    await queueMail(tx, {
      to: email,
      locale,
      dedupeKey: `overdue ${articleId} ${plannedFor} ${overdue.lateMinutes === null ? "held" : "late"} ${userId}`,
      content: {
        kind: "overdue",
        articleTitle: title,
        plannedFor,
        path: paths.adminArticle({ id: articleId }),
        ...overdue,
      },
    });
}
