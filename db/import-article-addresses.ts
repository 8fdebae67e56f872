import type { Transaction } from "#db/client.ts";
import type { Known, Placed } from "#db/import-article-rows.ts";
import type { Places } from "#db/import-lists.ts";
import { type OldAddress, saveRedirects } from "#db/import-redirects.ts";
import type { ImportRun } from "#db/import-refs.ts";
import { normalizePath } from "#db/redirects.ts";
import { paths } from "#lib/paths.ts";
import { feedPaths } from "#lib/wordpress/old-paths.ts";

/** Permalinks of the old site with their feeds, and the address that an article had here before it moved. */
export async function keepOldAddresses(
  tx: Transaction,
  run: ImportRun,
  placed: Placed[],
  known: Map<number, Known>,
  places: Places,
): Promise<void> {
  const slugOf = new Map([...places.sections.values(), places.lastResort].map(({ id, slug }) => [id, slug]));
  const addressOf = (sectionId: number, slug: string) =>
    paths.article({ slug, section: { slug: slugOf.get(sectionId) ?? "" } });
  const now = new Map(placed.map(({ id, row }) => [id, addressOf(row.sectionId, row.slug)]));
  const addresses = placed.flatMap(({ record, id, row }): OldAddress[] => {
    const { line } = record;
    const before = known.get(id);
    const moved = before && slugOf.has(before.sectionId) ? [addressOf(before.sectionId, before.slug)] : [];
    const feed = paths.commentFeed({ slug: row.slug, section: { slug: slugOf.get(row.sectionId) ?? "" } });
    return [
      ...[...record.oldPaths, ...moved].map((from) => ({ from, articleId: id, toPath: null, line })),
      ...feedPaths(record.oldPaths).map((from) => ({ from, articleId: null, toPath: feed, line })),
    ];
  });
  await saveRedirects(tx, run, addresses, ({ articleId }) => normalizePath(now.get(articleId ?? 0) ?? ""));
}
