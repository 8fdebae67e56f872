import { type SQL, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { isLive } from "#db/teasers.ts";
import type { Subject, SubscriptionKind } from "#lib/subscriptions.ts";

/** What a subject is called: a headline, a topic's name. */
type Named = { name: string };

/** Rows that can be followed, by kind; only what readers can see. */
const NAMES: Partial<Record<SubscriptionKind, (id: SQL) => SQL>> = {
  topic: (id) => sql`SELECT t.name FROM topics t WHERE t.id = ${id} AND t.merged_into IS NULL`,
  section: (id) => sql`SELECT s.name FROM sections s WHERE s.id = ${id} AND s.hidden_at IS NULL`,
  author: (id) => sql`SELECT w.name FROM authors w WHERE w.id = ${id}`,
  story: (id) => sql`SELECT s.title AS name FROM stories s WHERE s.id = ${id}`,
};
const article = (id: SQL) => sql`SELECT a.title AS name FROM articles a WHERE a.id = ${id} AND ${isLive}`;

/** @returns null when there is no such thing, or readers cannot see it; "" for what has no name of its own */
export async function nameSubject({ kind, refId, query }: Subject, tx?: Transaction): Promise<string | null> {
  if (query !== null) return query;
  if (refId === null) return "";
  const { rows } = await (tx ?? db()).execute<Named>((NAMES[kind] ?? article)(sql`${refId}::bigint`));
  return rows[0]?.name ?? null;
}

/** The same inside a statement that calls `subscriptions` "p"; NULL for what is gone. */
export const subjectName: SQL = sql`CASE
  WHEN p.query IS NOT NULL THEN p.query
  WHEN p.ref_id IS NULL THEN ''
  WHEN p.kind = 'topic' THEN (SELECT t.name FROM topics t WHERE t.id = p.ref_id)
  WHEN p.kind = 'section' THEN (SELECT s.name FROM sections s WHERE s.id = p.ref_id)
  WHEN p.kind = 'author' THEN (SELECT w.name FROM authors w WHERE w.id = p.ref_id)
  WHEN p.kind = 'story' THEN (SELECT s.title FROM stories s WHERE s.id = p.ref_id)
  ELSE (SELECT a.title FROM articles a WHERE a.id = p.ref_id) END`;
