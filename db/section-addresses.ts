import { sql } from "drizzle-orm";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { tags } from "#lib/tags.ts";

/** As `redirects` keeps a section's address: not percent-encoded. */
const pathOf = (slug: string) => `/${slug}`;

/**
 * From now on the address is this section's. If one that moved away was still found there, its articles keep
 * their old addresses: nothing that was ever linked is lost.
 */
export async function takeSectionAddress(tx: Transaction, sectionId: number, slug: string): Promise<void> {
  await tx.execute(sql`
    WITH gone AS (DELETE FROM redirects WHERE from_path = ${pathOf(slug)} RETURNING to_path, origin)
    INSERT INTO redirects (from_path, article_id, status, origin)
    SELECT ${`${pathOf(slug)}/`}::text || a.slug, a.id, 301, 'slug'
    FROM gone JOIN sections s ON '/' || s.slug = gone.to_path JOIN articles a ON a.section_id = s.id
    WHERE gone.origin = 'slug' AND s.id <> ${sectionId} AND a.published_at IS NOT NULL
    ON CONFLICT (from_path) DO NOTHING`);
  announce(tx, { hard: [tags.missing()] });
}

/**
 * A section has moved: one row leads to the new address whatever stood beneath the old one, so that a hundred
 * thousand articles cost as much as none.
 */
export async function leaveSectionAddress(
  tx: Transaction,
  sectionId: number,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await tx.execute(sql`
    UPDATE redirects SET to_path = ${pathOf(to)} WHERE to_path = ${pathOf(from)} AND origin = 'slug'`);
  await takeSectionAddress(tx, sectionId, to);
  await leavePath(tx, pathOf(from), pathOf(to));
}

/** What stood at this path, and beneath it, stands there now. Both decoded. */
export async function leavePath(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    INSERT INTO redirects (from_path, to_path, status, origin) VALUES (${from}, ${to}, 301, 'slug')
    ON CONFLICT (from_path) DO UPDATE SET to_path = excluded.to_path, article_id = NULL, status = 301, origin = 'slug'`);
  await tx.execute(sql`DELETE FROM redirects WHERE from_path = ${to}`);
  announce(tx, { hard: [tags.missing()] });
}
