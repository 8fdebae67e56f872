import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { portalSettings } from "#db/settings.ts";
import { type PingTarget, pingTargetsOf } from "#lib/pings.ts";
import type { Admin } from "#lib/proof.ts";

export type Ping = {
  id: number;
  kind: "websub" | "indexnow" | "webhook";
  target: string;
  /** The feed that a hub was told of, or the first of the pages. */
  url: string;
  /** How many addresses the call named. */
  urls: number;
  articleId: number | null;
  title: string | null;
  status: number | null;
  answer: string;
  createdAt: string;
};

const PER_PAGE = 50;

/** Calls to hubs and search engines and what they answered, newest first. @param before continue below this id */
export async function listPings(
  _: Admin,
  before: number | null,
): Promise<{ pings: Ping[]; next: number | null }> {
  const { rows } = await db().execute<Ping>(sql`
    SELECT p.id, p.kind, p.target, p.url, p.urls, p.article_id AS "articleId", a.title, p.status, p.answer,
      p.created_at AS "createdAt"
    FROM pings p LEFT JOIN articles a ON a.id = p.article_id
    WHERE ${before === null ? sql`true` : sql`p.id < ${before}`} ORDER BY p.id DESC LIMIT ${PER_PAGE + 1}`);
  const pings = rows.slice(0, PER_PAGE);
  return { pings, next: rows.length > PER_PAGE ? (pings.at(-1)?.id ?? null) : null };
}

export type PingTargetState = PingTarget & {
  /** In a row. */
  failures: number;
  /** When it is called again at the earliest. */
  notBefore: string;
  /** What it says since it will not listen; "" while it does. */
  refusal: string;
  /** Addresses of which it is still to be told; at most MOST_COUNTED. */
  waiting: number;
};

/** Beyond that it is "many". */
const MOST_COUNTED = 1000;

/** How it stands with everybody who is told, as the settings say; a few. */
export async function listPingTargets(_: Admin): Promise<PingTargetState[]> {
  const targets = pingTargetsOf(await portalSettings());
  const { rows } = await db().execute<PingTargetState>(sql`
    SELECT x.kind, x.target, coalesce(t.failures, 0) AS failures, coalesce(t.not_before, now()) AS "notBefore",
      coalesce(t.refusal, '') AS refusal,
      (SELECT count(*)::int FROM (SELECT FROM waiting_pings w
        WHERE w.kind = x.kind AND w.target = x.target AND w.due_at <= now() LIMIT ${MOST_COUNTED}) w) AS waiting
    FROM unnest(${sql.param(targets.map(({ kind }) => kind))}::text[],
        ${sql.param(targets.map(({ target }) => target))}::text[]) WITH ORDINALITY AS x(kind, target, place)
      LEFT JOIN ping_targets t ON t.kind = x.kind AND t.target = x.target
    ORDER BY x.place`);
  return rows;
}
