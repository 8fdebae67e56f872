import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { fillIssue } from "#db/newsletter-mails.ts";
import { subjectName } from "#db/subscription-subjects.ts";
import { isLive } from "#db/teasers.ts";
import type { CorrectionKind } from "#lib/corrections.ts";
import type { MailContent, NewsLine, QueuedContent } from "#lib/mails.ts";
import { paths } from "#lib/paths.ts";
import { subscriptionToken } from "#lib/subscription-links.ts";
import type { SubscriptionKind } from "#lib/subscriptions.ts";

type Queued<Kind> = Extract<QueuedContent, { kind: Kind }>;
type Filled<Kind> = Extract<MailContent, { kind: Kind }>;

/**
 * What a mail says, at the moment it is sent. @returns null when nothing is left to tell: the article was withdrawn,
 * or whoever wanted it does not any more
 */
export async function fillMail(content: QueuedContent): Promise<MailContent | null> {
  switch (content.kind) {
    case "news":
      return fillNews(content);
    case "correction":
      return fillCorrection(content);
    case "discussion":
      return fillDiscussion(content);
    case "newsletter":
      return fillIssue(content.issueId, content.subscriptionId);
    default:
      return content;
  }
}

type Reason = { id: number; kind: SubscriptionKind; name: string; shared: string[] | null };
type NewsRow = Omit<NewsLine, "because" | "path" | "fewerPath"> & {
  sectionSlug: string;
  slug: string;
  secret: string;
  because: Reason[];
};

async function fillNews({ subscriberId, frequency, items }: Queued<"news">): Promise<Filled<"news"> | null> {
  const { rows } = await db().execute<NewsRow>(sql`
    SELECT a.title, a.standfirst, s.name AS section, s.slug AS "sectionSlug", a.slug, a.sponsor IS NOT NULL AS "isPaid",
      to_char(a.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "publishedAt", b.secret,
      (SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'name', coalesce(${subjectName}, ''), 'shared', (
        SELECT k.shared FROM article_keys k WHERE k.article_id = a.id AND k.kind = p.kind AND k.ref_id = p.ref_id LIMIT 1))
        ORDER BY p.id) FROM subscriptions p
        WHERE p.id = ANY(x.because) AND p.subscriber_id = b.id AND p.ended_at IS NULL) AS because
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS ("articleId" bigint, because bigint[]))
      WITH ORDINALITY AS x("articleId", because, place)
    JOIN articles a ON a.id = x."articleId" JOIN sections s ON s.id = a.section_id
    JOIN subscribers b ON b.id = ${subscriberId}
    WHERE ${isLive} ORDER BY x.place`);
  const wanted = rows.filter(({ because }) => because?.length > 0);
  const [first] = wanted;
  if (!first) return null;
  const subscriptionIds = [...new Set(wanted.flatMap(({ because }) => because.map(({ id }) => id)))];
  const link =
    frequency === "at_once"
      ? ({ may: "end", subscriptionIds } as const)
      : ({ may: "end-digest", subscriberId, frequency } as const);
  return {
    kind: "news",
    frequency,
    lines: wanted.map(toLine),
    managePath: paths.subscribeManage(first.secret),
    unsubscribePath: paths.unsubscribe(subscriptionToken(link)),
  };
}

function toLine({ sectionSlug, slug, secret: _, because, ...row }: NewsRow): NewsLine {
  const like = because.find(({ kind }) => kind === "similar");
  return {
    ...row,
    path: paths.article({ section: { slug: sectionSlug }, slug }),
    because: because.map(({ kind, name, shared }) => ({ kind, name, shared: shared ?? [] })),
    fewerPath: like
      ? paths.fewerLikeThis(subscriptionToken({ may: "fewer", subscriptionId: like.id }))
      : null,
  };
}

/** Of one subscription that still runs. */
type AboutOne = { articleTitle: string; section: string; slug: string; secret: string };

const article = ({ section, slug }: AboutOne) => ({ section: { slug: section }, slug });
const subscribed = ({ secret }: AboutOne, subscriptionId: number) => ({
  managePath: paths.subscribeManage(secret),
  unsubscribePath: paths.unsubscribe(subscriptionToken({ may: "end", subscriptionIds: [subscriptionId] })),
});

async function fillCorrection({
  subscriptionId,
  correctionId,
}: Queued<"correction">): Promise<Filled<"correction"> | null> {
  const { rows } = await db().execute<AboutOne & { correction: CorrectionKind; text: string }>(sql`
    SELECT a.title AS "articleTitle", s.slug AS section, a.slug, b.secret, c.kind AS correction, c.text
    FROM corrections c JOIN articles a ON a.id = c.article_id JOIN sections s ON s.id = a.section_id
    JOIN subscriptions p ON p.id = ${subscriptionId} JOIN subscribers b ON b.id = p.subscriber_id
    WHERE c.id = ${correctionId} AND c.withdrawn_at IS NULL AND p.ended_at IS NULL AND ${isLive}`);
  const [row] = rows;
  if (!row) return null;
  const { articleTitle, correction, text } = row;
  const path = paths.articleCorrections(article(row));
  return { kind: "correction", articleTitle, correction, text, path, ...subscribed(row, subscriptionId) };
}

/** So many are quoted, and so much of each, in characters. */
const QUOTED = 5;
const EXCERPT = 200;

async function fillDiscussion({
  subscriptionId,
  commentIds,
}: Queued<"discussion">): Promise<Filled<"discussion"> | null> {
  const { rows } = await db().execute<
    AboutOne & { id: number; name: string; excerpt: string; many: number }
  >(sql`
    SELECT a.title AS "articleTitle", s.slug AS section, a.slug, b.secret, c.id, left(c.body, ${EXCERPT}) AS excerpt,
      coalesce(u.display_name, c.author_name, '') AS name, count(*) OVER ()::int AS many
    FROM comments c JOIN articles a ON a.id = c.article_id JOIN sections s ON s.id = a.section_id
    JOIN subscriptions p ON p.id = ${subscriptionId} JOIN subscribers b ON b.id = p.subscriber_id
    LEFT JOIN users u ON u.id = c.user_id
    WHERE c.id = ANY(${sql.param(commentIds)}::bigint[]) AND c.state = 'approved' AND p.ended_at IS NULL AND ${isLive}
    ORDER BY c.id LIMIT ${QUOTED}`);
  const [row] = rows;
  if (!row) return null;
  return {
    kind: "discussion",
    articleTitle: row.articleTitle,
    path: paths.articleComments(article(row)),
    comments: rows.map(({ id, name, excerpt }) => ({ name, excerpt, path: paths.commentPermalink({ id }) })),
    more: row.many - rows.length,
    ...subscribed(row, subscriptionId),
  };
}
