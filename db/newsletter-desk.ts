import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { type Issue, type IssueRow, issueColumns, itemRows, toIssue } from "#db/newsletter-issues.ts";
import { freeSlug } from "#db/slugs.ts";
import { isLive } from "#db/teasers.ts";
import { changedIssue, type IssueInput, type ItemStep, requireSubject } from "#lib/newsletter-issue.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { slugify } from "#lib/slug.ts";

/** Lines on one page. */
const PAGE = 50;

export type IssueLine = Pick<Issue, "id" | "subject" | "state" | "scheduledFor" | "sentAt"> & {
  items: number;
};

/** All issues, the newest first. @returns a page, and where the next one begins; null at the end */
export async function listDeskIssues(
  after: number | null = null,
): Promise<{ lines: IssueLine[]; after: number | null }> {
  const { rows } = await db().execute<IssueLine>(sql`
    SELECT i.id, i.subject, i.state, i.scheduled_for AS "scheduledFor", i.sent_at AS "sentAt",
      jsonb_array_length(i.items) AS items
    FROM newsletter_issues i WHERE ${after ? sql`i.id < ${after}` : sql`true`}
    ORDER BY i.id DESC LIMIT ${PAGE + 1}`);
  const lines = rows.slice(0, PAGE);
  return { lines, after: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
}

/** An article as its place in an issue shows it. */
export type DeskItem = {
  articleId: number;
  line: string;
  title: string;
  standfirst: string;
  section: string;
  isPaid: boolean;
  /** Whether readers can see it: others are left out of the mail. */
  isLive: boolean;
};

export type DeskIssue = Omit<Issue, "items"> & {
  items: DeskItem[];
  /** The mark by which a save sees whether somebody was quicker. */
  stamp: string;
  /** Mails that have been made of it. */
  mails: number;
};

const stamp = sql`md5(jsonb_build_array(i.subject, i.intro, i.items, i.state)::text)`;

/** An issue as its desk shows it; null when there is none. */
export async function getDeskIssue(id: number): Promise<DeskIssue | null> {
  const { rows } = await db().execute<IssueRow & Pick<DeskIssue, "stamp" | "mails">>(sql`
    SELECT ${issueColumns}, ${stamp} AS stamp, (SELECT count(*)::int FROM deliveries d WHERE d.issue_id = i.id) AS mails
    FROM newsletter_issues i WHERE i.id = ${id}`);
  if (!rows[0]) return null;
  const issue = toIssue(rows[0]);
  const found = await db().execute<DeskItem>(sql`
    SELECT a.id AS "articleId", x.line, a.title, a.standfirst, s.name AS section, a.sponsor IS NOT NULL AS "isPaid",
      ${isLive} AS "isLive"
    FROM ${itemRows(issue.items)} JOIN articles a ON a.id = x."articleId" JOIN sections s ON s.id = a.section_id
    ORDER BY x.place`);
  return { ...issue, items: found.rows };
}

/** How many addresses get an issue that is sent now. */
export async function countReaders(): Promise<number> {
  const { rows } = await db().execute<{ readers: number }>(sql`
    SELECT count(*)::int AS readers FROM subscriptions p
    WHERE p.kind = 'newsletter' AND p.ref_id IS NULL AND p.confirmed_at IS NOT NULL AND p.ended_at IS NULL`);
  return rows[0]?.readers ?? 0;
}

/** A new issue, empty but for its subject. @throws Refusal */
export function createIssue(publisher: Publisher, given: string): Promise<number> {
  return transaction(async (tx) => {
    const subject = requireSubject(given);
    const { rows } = await tx.execute<{ id: number }>(sql`
      INSERT INTO newsletter_issues (slug, subject, intro, created_by)
      VALUES (${await slugFor(tx, subject)}, ${subject}, '[]', ${publisher.userId}) RETURNING id`);
    const id = rows[0]?.id ?? 0;
    await audit(tx, publisher, {
      action: "create",
      subject: "newsletter",
      subjectId: id,
      detail: { subject },
    });
    return id;
  });
}

/** Nobody has seen a draft's address: it follows the subject. */
const slugFor = (tx: Transaction, subject: string) =>
  freeSlug(tx, "newsletter_issues", slugify(subject) || "newsletter");

/**
 * Saves what the form of a draft says, and takes one step with an article.
 * @param which.seen the mark that the form was made with
 * @throws Refusal with "changed-meanwhile" when somebody else was quicker, or when something does not do
 */
export function saveIssue(
  publisher: Publisher,
  { id, seen }: { id: number; seen: string },
  input: IssueInput & { step: ItemStep | null },
): Promise<void> {
  return transaction(async (tx) => {
    const before = await lockDraft(tx, id);
    if (before.stamp !== seen) throw new Refusal("changed-meanwhile", `issue ${id}`);
    const { step } = input;
    if (step?.do === "add") await requireLive(tx, step.articleId);
    const { subject, intro, items } = changedIssue(before, input, step);
    const slug = slugify(subject) === slugify(before.subject) ? before.slug : await slugFor(tx, subject);
    await tx.execute(sql`
      UPDATE newsletter_issues SET slug = ${slug}, subject = ${subject}, intro = ${JSON.stringify(intro)}::jsonb,
        items = ${JSON.stringify(items)}::jsonb WHERE id = ${id}`);
    await audit(tx, publisher, {
      action: "save",
      subject: "newsletter",
      subjectId: id,
      detail: { subject, articles: items.map(({ articleId }) => articleId) },
    });
  });
}

/** @throws Refusal for what has gone out, or is about to */
export function deleteIssue(publisher: Publisher, id: number): Promise<void> {
  return transaction(async (tx) => {
    const { subject } = await lockDraft(tx, id);
    await tx.execute(sql`DELETE FROM newsletter_issues WHERE id = ${id}`);
    await audit(tx, publisher, {
      action: "delete",
      subject: "newsletter",
      subjectId: id,
      detail: { subject },
    });
  });
}

/** An issue that nobody else changes now. @throws Refusal when there is none, or it is no draft any more */
export async function lockDraft(tx: Transaction, id: number): Promise<Issue & { stamp: string }> {
  const { rows } = await tx.execute<IssueRow & { stamp: string }>(sql`
    SELECT ${issueColumns}, ${stamp} AS stamp FROM newsletter_issues i WHERE i.id = ${id} FOR UPDATE`);
  if (!rows[0]) throw new Refusal("not-found", `issue ${id}`);
  if (rows[0].state !== "draft") throw new Refusal("step-closed", `issue ${id}`);
  return toIssue(rows[0]);
}

async function requireLive(tx: Transaction, articleId: number): Promise<void> {
  const { rowCount } = await tx.execute(sql`SELECT FROM articles a WHERE a.id = ${articleId} AND ${isLive}`);
  if (!rowCount) throw new Refusal("not-live", `article ${articleId}`);
}
