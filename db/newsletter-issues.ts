import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { isLive } from "#db/teasers.ts";
import type { ArticleLine } from "#lib/mails.ts";
import {
  type IssueContent,
  type IssueItem,
  type IssueState,
  storedIntro,
  storedItems,
} from "#lib/newsletter-issue.ts";
import { paths } from "#lib/paths.ts";

/** What of a row every reader of it takes. */
export const issueColumns = sql`i.id, i.slug, i.subject, i.intro, i.items, i.state,
  i.scheduled_for AS "scheduledFor", i.sent_at AS "sentAt"`;

export type Issue = IssueContent & {
  id: number;
  slug: string;
  state: IssueState;
  /** ISO 8601, as all moments here; null where there is none. */
  scheduledFor: string | null;
  sentAt: string | null;
};
export type IssueRow = Omit<Issue, "intro" | "items"> & { intro: unknown; items: unknown };

export const toIssue = <Row extends IssueRow>(row: Row) => ({
  ...row,
  intro: storedIntro.parse(row.intro),
  items: storedItems.parse(row.items),
});

export async function findIssue(id: number, tx?: Transaction): Promise<Issue | null> {
  const { rows } = await (tx ?? db()).execute<IssueRow>(sql`
    SELECT ${issueColumns} FROM newsletter_issues i WHERE i.id = ${id}`);
  return rows[0] ? toIssue(rows[0]) : null;
}

type LineRow = Omit<ArticleLine, "path"> & { sectionSlug: string; slug: string };

/** The articles of an issue that readers can see by now, in its order, each with its own words. */
export async function readIssueLines(items: readonly IssueItem[]): Promise<ArticleLine[]> {
  const { rows } = await db().execute<LineRow>(sql`
    SELECT a.title, coalesce(nullif(x.line, ''), a.standfirst) AS standfirst, s.name AS section, s.slug AS "sectionSlug",
      a.slug, a.sponsor IS NOT NULL AS "isPaid",
      to_char(a.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "publishedAt"
    FROM ${itemRows(items)}
    JOIN articles a ON a.id = x."articleId" JOIN sections s ON s.id = a.section_id
    WHERE ${isLive} ORDER BY x.place`);
  return rows.map(({ sectionSlug, slug, ...line }) => ({
    ...line,
    path: paths.article({ section: { slug: sectionSlug }, slug }),
  }));
}

/** Items as rows "x" with their place. */
export const itemRows = (items: readonly IssueItem[]) => sql`
  ROWS FROM (jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS ("articleId" bigint, line text))
  WITH ORDINALITY AS x("articleId", line, place)`;
