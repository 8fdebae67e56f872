import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import type { AfterLink, LinkFilter } from "#lib/link-filter.ts";
import type { LinkFault, LinkVerdict } from "#lib/link-verdict.ts";
import type { CappedCount } from "#lib/moderation-queue.ts";
import type { Editor } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** Lines on one page. */
const PAGE = 50;
/** Texts that are named beside a link. */
const NAMED = 5;
/** More than that nobody mends one by one. */
const MOST_COUNTED = 1000;

export type LinkUse = { kind: "article" | "page"; id: number; title: string };
export type LinkLine = {
  id: number;
  url: string;
  /** "" within the portal. */
  host: string;
  verdict: LinkVerdict;
  fault: LinkFault | null;
  status: number | null;
  movedTo: string | null;
  since: Date;
  uses: LinkUse[];
  /** How many texts more have it. */
  moreUses: number;
};

type Row = Omit<LinkLine, "since" | "moreUses"> & { since: string; at: string; useCount: number };

/** Links that somebody should see to, the latest first. @returns a page, and where the next one begins */
export async function listLinks({
  view,
  after,
}: LinkFilter): Promise<{ lines: LinkLine[]; after: AfterLink | null }> {
  const at = view === "ignored" ? sql`l.ignored_at` : sql`l.since`;
  const which =
    view === "ignored" ? sql`l.ignored_at IS NOT NULL` : sql`l.ignored_at IS NULL AND l.verdict = ${view}`;
  const next = after
    ? sql`AND (${at}, l.id) < (${new Date(after.at).toISOString()}::timestamptz, ${after.id}::bigint)`
    : sql``;
  const { rows } = await db().execute<Row>(sql`
    SELECT l.id, l.url, l.host, l.verdict, l.fault, l.status, l.moved_to AS "movedTo", l.since, ${at} AS at,
      (SELECT count(*)::int FROM link_uses u WHERE u.link_id = l.id) AS "useCount",
      (SELECT coalesce(json_agg(x), '[]') FROM (
        SELECT CASE WHEN u.page_id IS NULL THEN 'article' ELSE 'page' END AS kind, coalesce(a.id, p.id) AS id,
          coalesce(a.title, p.title) AS title
        FROM link_uses u LEFT JOIN articles a ON a.id = u.article_id LEFT JOIN pages p ON p.id = u.page_id
        WHERE u.link_id = l.id ORDER BY u.article_id DESC NULLS LAST, u.page_id LIMIT ${NAMED}) x) AS uses
    FROM links l WHERE ${which} ${next} ORDER BY ${at} DESC, l.id DESC LIMIT ${PAGE + 1}`);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    lines: shown.map(({ at: _, since, useCount, ...row }) => ({
      ...row,
      since: new Date(since),
      moreUses: useCount - row.uses.length,
    })),
    after: last ? { at: new Date(last.at).getTime(), id: last.id } : null,
  };
}

/** How many lead nowhere and are nobody's intention. */
export async function countBrokenLinks(): Promise<CappedCount> {
  const { rows } = await db().execute<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM (SELECT FROM links l
      WHERE l.verdict = 'broken' AND l.ignored_at IS NULL LIMIT ${MOST_COUNTED + 1}) x`);
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, MOST_COUNTED), isMore: count > MOST_COUNTED };
}

/** Nobody is told of it any more. @throws Refusal not-found */
export function ignoreLink(editor: Editor, id: number): Promise<void> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ url: string }>(sql`
      UPDATE links l SET ignored_at = date_trunc('milliseconds', now()), ignored_by = ${editor.userId}
      WHERE l.id = ${id} AND l.ignored_at IS NULL RETURNING l.url`);
    await logged(tx, editor, { action: "ignore", id, url: rows[0]?.url });
  });
}

/** It counts again. @throws Refusal not-found */
export function unignoreLink(editor: Editor, id: number): Promise<void> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ url: string }>(sql`
      UPDATE links l SET ignored_at = NULL, ignored_by = NULL
      WHERE l.id = ${id} AND l.ignored_at IS NOT NULL RETURNING l.url`);
    await logged(tx, editor, { action: "undo", id, url: rows[0]?.url });
  });
}

async function logged(
  tx: Transaction,
  editor: Editor,
  { action, id, url }: { action: string; id: number; url: string | undefined },
): Promise<void> {
  if (url === undefined) throw new Refusal("not-found", `link ${id}`);
  await audit(tx, editor, { action, subject: "link", subjectId: id, detail: { url } });
}
