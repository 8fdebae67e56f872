import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { isLive } from "#db/teasers.ts";
import { LATE_AFTER_SECONDS } from "#lib/jobs.ts";
import type { CappedCount } from "#lib/moderation-queue.ts";
import type { Viewer } from "#lib/proof.ts";

/** An article as the overview names it. `at`: the moment that matters for the list it stands in. */
export type OverviewArticle = {
  id: number;
  title: string;
  section: string;
  at: string | null;
  by: string | null;
};

export type ArticleWork = {
  review: CappedCount & { first: OverviewArticle[] };
  approved: CappedCount & { first: OverviewArticle[] };
  /** Should be out and are not. */
  late: CappedCount & { first: OverviewArticle[] };
};

const SHOWN = 5;
const COUNTED = 100;
/** How long before a picture's rights end somebody should know. */
const RIGHTS_DAYS = 14;

const columns = (
  at: SQL,
  by: SQL,
) => sql`a.id, a.title, (SELECT s.name FROM sections s WHERE s.id = a.section_id) AS section,
  ${at} AS at, (SELECT coalesce(u.display_name, u.email) FROM users u WHERE u.id = ${by}) AS by`;

/** What waits of articles; each list a few rows of an index, each count no further than a hundred. */
export async function readArticleWork(_: Viewer): Promise<ArticleWork> {
  const isLate = sql`a.state = 'scheduled' AND a.scheduled_for < now() - make_interval(secs => ${LATE_AFTER_SECONDS})`;
  const [review, approved, late] = await Promise.all([
    listSome(sql`a.state = 'review'`, {
      order: sql`a.touched_at`,
      at: sql`a.submitted_at`,
      by: sql`a.submitted_by`,
    }),
    listSome(sql`a.state = 'approved'`, {
      order: sql`a.touched_at`,
      at: sql`a.approved_at`,
      by: sql`a.approved_by`,
    }),
    listSome(isLate, { order: sql`a.scheduled_for`, at: sql`a.scheduled_for`, by: sql`a.created_by` }),
  ]);
  return { review, approved, late };
}

type Some = { order: SQL; at: SQL; by: SQL };

async function listSome(
  which: SQL,
  { order, at, by }: Some,
): Promise<CappedCount & { first: OverviewArticle[] }> {
  const [counted, listed] = await Promise.all([
    db().execute<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM (SELECT FROM articles a WHERE ${which} LIMIT ${COUNTED + 1}) x`,
    ),
    db().execute<OverviewArticle>(
      sql`SELECT ${columns(at, by)} FROM articles a WHERE ${which} ORDER BY ${order} LIMIT ${SHOWN}`,
    ),
  ]);
  const count = counted.rows[0]?.count ?? 0;
  return { count: Math.min(count, COUNTED), isMore: count > COUNTED, first: listed.rows };
}

export type Task = {
  articleId: number;
  title: string;
  /** What somebody is asked to do; null: to see the article through. */
  text: string | null;
  dueAt: string | null;
};

const MOST_TASKS = 20;

/** What a person is asked to do, what is due first on top. */
export async function listTasks({ userId }: Viewer): Promise<Task[]> {
  const { rows } = await db().execute<Task>(sql`
    SELECT t.* FROM (
      (SELECT a.id AS "articleId", a.title, left(n.text, 200) AS text, n.due_at AS "dueAt" FROM article_notes n
        JOIN articles a ON a.id = n.article_id
        WHERE n.assigned_to = ${userId} AND n.done_at IS NULL ORDER BY n.due_at LIMIT ${MOST_TASKS})
      UNION ALL
      (SELECT a.id, a.title, NULL, coalesce(a.planned_for, a.scheduled_for) FROM articles a
        WHERE a.assigned_to = ${userId} AND a.state NOT IN ('live', 'withdrawn') LIMIT ${MOST_TASKS})) t
    ORDER BY t."dueAt" NULLS LAST LIMIT ${MOST_TASKS}`);
  return rows;
}

/** Own articles that are not out yet, the latest first. */
export async function listOwnWork({ userId }: Viewer): Promise<(OverviewArticle & { state: string })[]> {
  const { rows } = await db().execute<OverviewArticle & { state: string }>(sql`
    SELECT ${columns(sql`a.touched_at`, sql`a.created_by`)}, a.state FROM articles a
    WHERE a.state IN ('draft', 'review', 'approved', 'scheduled') AND a.created_by = ${userId}
    ORDER BY a.touched_at DESC LIMIT ${SHOWN}`);
  return rows;
}

export type EndingPicture = { id: number; name: string; rightsExpireAt: string };

/** Pictures that readers may not be shown much longer, the most urgent first. */
export async function listEndingRights(_: Viewer): Promise<EndingPicture[]> {
  const { rows } = await db().execute<EndingPicture>(sql`
    SELECT m.id, coalesce(nullif(m.original_name, ''), nullif(m.alt, ''), '') AS name,
      m.rights_expire_at AS "rightsExpireAt" FROM media m
    WHERE m.rights_expire_at > now() AND m.rights_expire_at < now() + make_interval(days => ${RIGHTS_DAYS})
      AND m.deleted_at IS NULL ORDER BY m.rights_expire_at LIMIT ${SHOWN}`);
  return rows;
}

export type PublishedArticle = OverviewArticle & { slug: string; sectionSlug: string };

/** What readers got last. */
export async function listLastPublished(_: Viewer): Promise<PublishedArticle[]> {
  const { rows } = await db().execute<PublishedArticle>(sql`
    SELECT ${columns(sql`a.published_at`, sql`a.created_by`)}, a.slug,
      (SELECT s.slug FROM sections s WHERE s.id = a.section_id) AS "sectionSlug"
    FROM articles a WHERE ${isLive} ORDER BY a.published_at DESC, a.id DESC LIMIT ${SHOWN}`);
  return rows;
}
