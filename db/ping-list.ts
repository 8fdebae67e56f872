import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { Admin } from "#lib/proof.ts";

export type Ping = {
  id: number;
  kind: "websub" | "indexnow" | "webhook";
  target: string;
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
    SELECT p.id, p.kind, p.target, p.article_id AS "articleId", a.title, p.status, p.answer, p.created_at AS "createdAt"
    FROM pings p LEFT JOIN articles a ON a.id = p.article_id
    WHERE ${before === null ? sql`true` : sql`p.id < ${before}`} ORDER BY p.id DESC LIMIT ${PER_PAGE + 1}`);
  const pings = rows.slice(0, PER_PAGE);
  return { pings, next: rows.length > PER_PAGE ? (pings.at(-1)?.id ?? null) : null };
}
