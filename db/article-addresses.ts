import { type SQL, sql } from "drizzle-orm";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { requireSlug } from "#db/slugs.ts";
import { paths } from "#lib/paths.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

type Address = { sectionSlug: string; slug: string };

/** @throws Refusal when no article may stand at this address, or another one does */
export async function requireAddress(
  tx: Transaction,
  articleId: number,
  { sectionId, slug }: { sectionId: number; slug: string },
): Promise<void> {
  requireSlug(slug);
  const { rowCount } = await tx.execute(sql`
    SELECT FROM articles a WHERE a.section_id = ${sectionId} AND a.slug = ${slug} AND a.id <> ${articleId}`);
  if (rowCount) throw new Refusal("slug-taken", slug);
}

/** From now on the address is its article's: whatever led elsewhere from there is forgotten. */
export function takeAddress(tx: Transaction, address: Address): Promise<void> {
  return change(tx, sql`DELETE FROM redirects WHERE from_path = ${plainPath(address)}`);
}

/** An article has moved here from there; both ways that the old address was known lead to it. */
export async function leaveAddress(
  tx: Transaction,
  articleId: number,
  { from, to }: { from: Address; to: Address },
): Promise<void> {
  await change(
    tx,
    sql`
    INSERT INTO redirects (from_path, article_id, status, origin) VALUES (${plainPath(from)}, ${articleId}, 301, 'slug')
    ON CONFLICT (from_path) DO UPDATE SET article_id = excluded.article_id, to_path = NULL, status = 301, origin = 'slug'`,
  );
  await takeAddress(tx, to);
}

/** The address answers 410. */
export function closeAddress(tx: Transaction, address: Address): Promise<void> {
  return change(
    tx,
    sql`
    INSERT INTO redirects (from_path, status, origin) VALUES (${plainPath(address)}, 410, 'withdrawal')
    ON CONFLICT (from_path) DO UPDATE SET status = 410, to_path = NULL, article_id = NULL, origin = 'withdrawal'`,
  );
}

async function change(tx: Transaction, statement: SQL): Promise<void> {
  const { rowCount } = await tx.execute(statement);
  if (rowCount) announce(tx, { hard: [tags.missing()] });
}

/** The address as `redirects` keeps it: not percent-encoded. */
const plainPath = ({ sectionSlug, slug }: Address) =>
  decodeURIComponent(paths.article({ slug, section: { slug: sectionSlug } }));
