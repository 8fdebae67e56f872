import { eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { picturesOf, resolveBody } from "#db/import-bodies.ts";
import { ensureMedia } from "#db/import-media.ts";
import { saveRedirects } from "#db/import-redirects.ts";
import {
  checksumOf,
  type ImportRun,
  loadRefs,
  nextIds,
  type Outcome,
  refKey,
  saveRefs,
  sha256,
} from "#db/import-refs.ts";
import { takeSlug } from "#db/import-slugs.ts";
import { normalizePath } from "#db/redirects.ts";
import { pageMedia, pages, pageVersions } from "#db/schema/pages.ts";
import { paths } from "#lib/paths.ts";
import type { Operator } from "#lib/proof.ts";
import { RESERVED_SLUGS } from "#lib/reserved-slugs.ts";
import type { PageRecord } from "#lib/wordpress/records.ts";

/** One batch of pages in one transaction, as importArticles. */
export function importPages(_operator: Operator, run: ImportRun, records: PageRecord[]): Promise<Outcome[]> {
  return run.transact(async (tx) => {
    const refs = await loadRefs(
      tx,
      run,
      "page",
      records.map(({ id }) => id),
    );
    const known = await knownRows(
      tx,
      [...refs.values()].map(({ targetId }) => targetId),
    );
    const taken = await takenSlugs(tx);
    const media = await ensureMedia(tx, picturesOf(records));
    const saved: { id: string; targetId: number; checksum: string }[] = [];
    const outcomes: Outcome[] = [];
    for (const record of records) {
      const { line: _, ...content } = record;
      const checksum = checksumOf(content);
      const ref = refs.get(refKey(record.id));
      const before = ref && known.get(ref.targetId);
      const outcome = outcomeOf(ref?.checksum, checksum, before);
      outcomes.push(outcome);
      if (outcome !== "imported" && outcome !== "changed") continue;
      const [id = 0] = before ? [before.id] : await nextIds(tx, "pages", 1);
      const slug = before?.slug ?? takeSlug(record.slug, taken);
      if (!before && slug !== record.slug) {
        run.note(record.line, `page '${record.title}': address ${record.slug} is taken, now ${slug}`);
      }
      await write(tx, run, { id, slug, record, media, isNew: !before });
      saved.push({ id: record.id, targetId: id, checksum });
    }
    await saveRefs(tx, run, "page", saved);
    return outcomes;
  });
}

type Known = { id: number; slug: string; version: number };

function outcomeOf(known: string | undefined, checksum: string, before: Known | undefined): Outcome {
  if (known === undefined) return "imported";
  if (known === checksum) return "unchanged";
  if (!before) return { skipped: "changed in the file, but deleted here" };
  return before.version === 1 ? "changed" : { skipped: "changed in the file, but edited here" };
}

async function knownRows(tx: Transaction, ids: number[]): Promise<Map<number, Known>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: pages.id, slug: pages.slug, version: pages.version })
    .from(pages)
    .where(inArray(pages.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Pages and sections share the first part of an address. */
async function takenSlugs(tx: Transaction): Promise<Set<string>> {
  const { rows } = await tx.execute<{ slug: string }>(
    sql`SELECT slug FROM pages UNION SELECT slug FROM sections`,
  );
  return new Set([...RESERVED_SLUGS, ...rows.map(({ slug }) => slug)]);
}

type Writing = { id: number; slug: string; record: PageRecord; media: Map<string, number>; isNew: boolean };

async function write(
  tx: Transaction,
  run: ImportRun,
  { id, slug, record, media, isNew }: Writing,
): Promise<void> {
  const { doc, mediaIds } = resolveBody(record.body, media);
  const { title, description, state, body, line, oldPaths } = record;
  const values = {
    slug,
    language: run.language,
    title,
    description,
    body: doc,
    bodyText: body.text,
    state,
    ...(record.updatedAt ? { updatedAt: record.updatedAt } : {}),
  };
  const wordingHash = sha256(body.text);
  if (isNew) {
    await tx
      .insert(pages)
      .overridingSystemValue()
      .values({ id, ...values });
    await tx.insert(pageVersions).values({ pageId: id, version: 1, title, body: doc, wordingHash });
  } else {
    await tx.update(pages).set(values).where(eq(pages.id, id));
    await tx.update(pageVersions).set({ title, body: doc, wordingHash }).where(eq(pageVersions.pageId, id));
    await tx.delete(pageMedia).where(eq(pageMedia.pageId, id));
  }
  if (mediaIds.length > 0)
    await tx.insert(pageMedia).values(mediaIds.map((mediaId) => ({ pageId: id, mediaId })));
  const toPath = paths.page({ slug });
  const addresses = oldPaths.map((from) => ({ from, articleId: null, toPath, line }));
  await saveRedirects(tx, run, addresses, () => normalizePath(toPath));
}
