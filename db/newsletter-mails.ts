import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { findIssue, readIssueLines } from "#db/newsletter-issues.ts";
import type { MailContent } from "#lib/mails.ts";
import { paths } from "#lib/paths.ts";
import { subscriptionToken } from "#lib/subscription-links.ts";

type Filled = Extract<MailContent, { kind: "newsletter" }>;

/**
 * An issue as a mail, at this moment: articles that were withdrawn are not in it.
 * @param subscriptionId whose mail it is; null for a test, and for whoever looks at it before
 * @returns null when nothing is left to tell, or whoever wanted it does not any more
 */
export async function fillIssue(issueId: number, subscriptionId: number | null): Promise<Filled | null> {
  const [issue, secret] = await Promise.all([
    findIssue(issueId),
    subscriptionId === null ? null : findSecret(subscriptionId),
  ]);
  if (!issue || (subscriptionId !== null && secret === null)) return null;
  const { subject, intro, items, slug } = issue;
  const lines = await readIssueLines(items);
  if (lines.length === 0 && intro.length === 0) return null;
  const content = { kind: "newsletter", subject, intro, lines } as const;
  if (subscriptionId === null || secret === null) return { ...content, path: null };
  return {
    ...content,
    path: paths.issue({ slug }),
    managePath: paths.subscribeManage(secret),
    unsubscribePath: paths.unsubscribe(subscriptionToken({ may: "end", subscriptionIds: [subscriptionId] })),
  };
}

/** Opens the preferences of whoever has a subscription that still runs; null otherwise. */
async function findSecret(subscriptionId: number): Promise<string | null> {
  const { rows } = await db().execute<{ secret: string }>(sql`
    SELECT s.secret FROM subscriptions p JOIN subscribers s ON s.id = p.subscriber_id
    WHERE p.id = ${subscriptionId} AND p.confirmed_at IS NOT NULL AND p.ended_at IS NULL`);
  return rows[0]?.secret ?? null;
}
