import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { type IssueRow, issueColumns, itemRows, toIssue } from "#db/newsletter-issues.ts";
import { isLive, type TeaserRow, teaserJson, toTeaser } from "#db/teasers.ts";
import { answerShows } from "#lib/answer.ts";
import { MAX_PAGE, PAGE_SIZE, type Paged, type Teaser } from "#lib/articles.ts";
import { tags } from "#lib/tags.ts";

export type ListedIssue = { id: number; slug: string; subject: string; sentAt: Date; intro: string[] };

/** Issues that have gone out, the newest first. The bound on pages bounds what OFFSET steps over (docs/decisions/0002). */
export async function listIssues(page: number): Promise<Paged<ListedIssue>> {
  answerShows(tags.list("newsletter"));
  if (!Number.isInteger(page) || page < 1 || page > MAX_PAGE) return { items: [], page, hasNext: false };
  const { rows } = await db().execute<IssueRow>(sql`
    SELECT ${issueColumns} FROM newsletter_issues i WHERE i.sent_at IS NOT NULL
    ORDER BY i.sent_at DESC, i.id DESC LIMIT ${PAGE_SIZE + 1} OFFSET ${(page - 1) * PAGE_SIZE}`);
  const items = rows.slice(0, PAGE_SIZE).map((row) => {
    const { id, slug, subject, intro, sentAt } = toIssue(row);
    return { id, slug, subject, intro, sentAt: new Date(sentAt ?? 0) };
  });
  return { items, page, hasNext: rows.length > PAGE_SIZE && page < MAX_PAGE };
}

export type ArchivedIssue = ListedIssue & { articles: Teaser[] };

/** An issue that has gone out, with those of its articles that readers can still see; null for any other address. */
export async function getIssue(slug: string): Promise<ArchivedIssue | null> {
  const { rows } = await db().execute<IssueRow>(sql`
    SELECT ${issueColumns} FROM newsletter_issues i WHERE i.slug = ${slug} AND i.sent_at IS NOT NULL`);
  answerShows(rows[0] ? tags.issue(rows[0].id) : tags.missing());
  if (!rows[0]) return null;
  const { id, subject, intro, items, sentAt } = toIssue(rows[0]);
  // What was withdrawn may come back.
  answerShows(...items.map(({ articleId }) => tags.teaser(articleId)));
  const found = await db().execute<{ article: TeaserRow; line: string }>(sql`
    SELECT ${teaserJson} AS article, x.line FROM ${itemRows(items)} JOIN articles a ON a.id = x."articleId"
    WHERE ${isLive} ORDER BY x.place`);
  const articles = found.rows.map(({ article, line }) => {
    const teaser = toTeaser(article);
    return { ...teaser, standfirst: line || teaser.standfirst };
  });
  return { id, slug, subject, intro, sentAt: new Date(sentAt ?? 0), articles };
}
