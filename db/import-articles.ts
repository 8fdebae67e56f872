import { eq } from "drizzle-orm";
import { linkEmbeds } from "#db/embeds.ts";
import { keepOldAddresses } from "#db/import-article-addresses.ts";
import { linkArticles, unlinkArticle } from "#db/import-article-links.ts";
import { type Known, knownRows, place } from "#db/import-article-rows.ts";
import { importComments } from "#db/import-comments.ts";
import type { Places } from "#db/import-lists.ts";
import {
  checksumOf,
  type ImportRun,
  loadRefs,
  type Outcome,
  type Ref,
  refKey,
  saveRefs,
} from "#db/import-refs.ts";
import { waitForRelated } from "#db/import-related.ts";
import { pinSticky } from "#db/import-sticky.ts";
import { articles } from "#db/schema/articles.ts";
import type { Operator } from "#lib/proof.ts";
import type { ArticleRecord } from "#lib/wordpress/records.ts";

/**
 * One batch of articles with their comments and old addresses, in one transaction. What did not change since
 * the last run is not touched; what the newsroom edited here is kept.
 */
export function importArticles(
  _operator: Operator,
  run: ImportRun,
  records: ArticleRecord[],
  places: Places,
): Promise<{ outcomes: Outcome[]; comments: Outcome[] }> {
  return run.transact(async (tx) => {
    const refs = await loadRefs(
      tx,
      run,
      "article",
      records.map(({ id }) => id),
    );
    const known = await knownRows(
      tx,
      [...refs.values()].map(({ targetId }) => targetId),
    );
    const outcomes = records.map((record) => outcomeOf(run, record, refs.get(refKey(record.id)), known));
    const isWritten = (_: unknown, at: number) => outcomes[at] === "imported" || outcomes[at] === "changed";
    const placed = await place(tx, run, records.filter(isWritten), refs, known, places);
    const added = placed.filter(({ id }) => !known.has(id));
    const changed = placed.filter(({ id }) => known.has(id));

    if (added.length > 0)
      await tx
        .insert(articles)
        .overridingSystemValue()
        .values(added.map(({ row }) => row));
    for (const { id, row } of changed) {
      const { id: _, ...values } = row;
      await tx.update(articles).set(values).where(eq(articles.id, id));
      await unlinkArticle(tx, id);
    }
    await linkArticles(tx, placed, places);
    await linkEmbeds(
      tx,
      placed.map(({ id }) => id),
    );
    await keepOldAddresses(tx, run, placed, known, places);
    await pinSticky(tx, added);
    await saveRefs(
      tx,
      run,
      "article",
      placed.map(({ record, id }) => ({ id: record.id, targetId: id, checksum: checksum(record) })),
    );
    await waitForRelated(tx, run, placed);
    const newIds = new Map(placed.map(({ record, id }) => [record.id, id]));
    const targets = records.flatMap((record) => {
      const id = newIds.get(record.id) ?? refs.get(refKey(record.id))?.targetId;
      return id !== undefined && (newIds.has(record.id) || known.has(id)) ? [{ record, articleId: id }] : [];
    });
    const comments = await importComments(tx, run, targets);
    return { outcomes, comments };
  });
}

/** Comments have checksums of their own; a line number says nothing of the content. */
function checksum({ comments: _, line: __, ...content }: ArticleRecord): string {
  return checksumOf(content);
}

function outcomeOf(
  run: ImportRun,
  record: ArticleRecord,
  ref: Ref | undefined,
  known: Map<number, Known>,
): Outcome {
  if (!ref) return "imported";
  if (ref.checksum === checksum(record)) return "unchanged";
  const row = known.get(ref.targetId);
  if (!row) return { skipped: "changed in the file, but deleted here" };
  // Only saves in the newsroom raise the version, imports do not.
  if (row.version === 1) return "changed";
  run.note(record.line, `post '${record.title}': changed in the file, but edited here since, left alone`);
  return { skipped: "changed in the file, but edited here" };
}
