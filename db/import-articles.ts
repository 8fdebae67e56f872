import { eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { picturesOf, resolveBody } from "#db/import-bodies.ts";
import { importComments } from "#db/import-comments.ts";
import { ensureMedia } from "#db/import-media.ts";
import { type OldAddress, saveRedirects } from "#db/import-redirects.ts";
import {
  checksumOf,
  type ImportRun,
  loadRefs,
  nextIds,
  type Outcome,
  type Ref,
  refKey,
  saveRefs,
} from "#db/import-refs.ts";
import { takeSlug } from "#db/import-slugs.ts";
import { normalizePath } from "#db/redirects.ts";
import { articleAuthors, articleMedia, articles, articleTopics } from "#db/schema/articles.ts";
import { SLOT_NAMES, slots } from "#db/schema/promos.ts";
import { paths } from "#lib/paths.ts";
import type { Operator } from "#lib/proof.ts";
import { feedPaths } from "#lib/wordpress/old-paths.ts";
import type { ArticleRecord } from "#lib/wordpress/records.ts";

/** Rows that the records' keys stand for. */
export type Places = {
  sections: Map<string, { id: number; slug: string }>;
  /** For entries without a category. */
  lastResort: { id: number; slug: string };
  topics: Map<string, number>;
  authors: Map<string, number>;
};

type Row = typeof articles.$inferInsert & { id: number; sectionId: number; slug: string };
type Placed = { record: ArticleRecord; id: number; row: Row; mediaIds: number[] };

/** Marks articles whose related news are still to be computed: a run that was cut off leaves no hole. */
export const TO_RELATE = "to relate";

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
    for (const { id, row } of changed) await update(tx, id, row, known.get(id));
    await link(tx, placed, places);
    await keepOldAddresses(tx, run, placed, known, places);
    await pinSticky(tx, added);
    await saveRefs(
      tx,
      run,
      "article",
      placed.map(({ record, id }) => ({ id: record.id, targetId: id, checksum: checksum(record) })),
    );
    await saveRefs(
      tx,
      run,
      TO_RELATE,
      placed
        .filter(({ row }) => row.state === "live")
        .map(({ id }) => ({ id: String(id), targetId: id, checksum: "" })),
    );
    const newIds = new Map(placed.map(({ record, id }) => [record.id, id]));
    const targets = records.flatMap((record) => {
      const id = newIds.get(record.id) ?? refs.get(refKey(record.id))?.targetId;
      return id !== undefined && (newIds.has(record.id) || known.has(id)) ? [{ record, articleId: id }] : [];
    });
    const comments = await importComments(tx, run, targets);
    return { outcomes, comments };
  });
}

type Known = {
  id: number;
  sectionId: number;
  slug: string;
  version: number;
  publishedAt: Date | null;
  touchedAt: Date;
};

async function knownRows(tx: Transaction, ids: number[]): Promise<Map<number, Known>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: articles.id,
      sectionId: articles.sectionId,
      slug: articles.slug,
      version: articles.version,
      publishedAt: articles.publishedAt,
      touchedAt: articles.touchedAt,
    })
    .from(articles)
    .where(inArray(articles.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
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

async function place(
  tx: Transaction,
  run: ImportRun,
  records: ArticleRecord[],
  refs: Map<string, Ref>,
  known: Map<number, Known>,
  places: Places,
): Promise<Placed[]> {
  const media = await ensureMedia(tx, picturesOf(records));
  const fresh = records.filter(({ id }) => !refs.has(refKey(id)));
  const ids = await nextIds(tx, "articles", fresh.length);
  const freshIds = new Map(fresh.map(({ id }, at) => [id, ids[at] ?? 0]));
  const sectionOf = (record: ArticleRecord) => places.sections.get(record.section ?? "") ?? places.lastResort;
  const taken = await takenSlugs(
    tx,
    records.map((record) => ({ sectionId: sectionOf(record).id, slug: record.slug })),
  );
  const now = new Date();
  return records.map((record) => {
    const id = freshIds.get(record.id) ?? refs.get(refKey(record.id))?.targetId ?? 0;
    const sectionId = sectionOf(record).id;
    const before = known.get(id);
    const stays = before?.sectionId === sectionId && isSlugOf(before.slug, record.slug);
    const slug = stays ? before.slug : takeIn(taken, sectionId, record.slug);
    if (!stays && slug !== record.slug) {
      run.note(
        record.line,
        `post '${record.title}': address ${record.slug} is taken in its section, now ${slug}`,
      );
    }
    const { doc, mediaIds } = resolveBody(record.body, media);
    const publishedAt = record.publishedAt ?? before?.publishedAt ?? (record.state === "live" ? now : null);
    const isOut = record.state === "live";
    const row: Row = {
      id,
      state: record.state,
      language: run.language,
      sectionId,
      slug,
      title: record.title,
      standfirst: record.standfirst,
      places: record.places,
      source: record.source,
      body: doc,
      bodyText: record.body.text,
      wordCount: record.body.words,
      leadMediaId: record.lead ? (media.get(record.lead.url) ?? null) : null,
      publishedAt: isOut ? publishedAt : null,
      scheduledFor: record.state === "scheduled" ? publishedAt : null,
      touchedAt: record.touchedAt ?? publishedAt ?? before?.touchedAt ?? now,
      commentMode: record.commentsClosed ? "closed" : "premoderated",
      seoTitle: record.seoTitle,
      seoDescription: record.seoDescription,
    };
    return { record, id, row, mediaIds };
  });
}

/** "slug" or "slug-2": the address that this wish once got. */
const isSlugOf = (slug: string, wanted: string) =>
  slug === wanted || /^-\d+$/.test(slug.slice(wanted.length));

async function takenSlugs(
  tx: Transaction,
  wanted: { sectionId: number; slug: string }[],
): Promise<Map<number, Set<string>>> {
  const taken = new Map<number, Set<string>>();
  const slugs = [...new Set(wanted.map(({ slug }) => slug))];
  if (slugs.length === 0) return taken;
  const sections = [...new Set(wanted.map(({ sectionId }) => sectionId))];
  // Numbered twins too: "slug-2" must not be given twice.
  const { rows } = await tx.execute<{ sectionId: number; slug: string }>(sql`
    SELECT section_id AS "sectionId", slug FROM articles
    WHERE section_id = ANY(${sql.param(sections)}::bigint[])
      AND (slug = ANY(${sql.param(slugs)}::text[]) OR regexp_replace(slug, '-\\d+$', '') = ANY(${sql.param(slugs)}::text[]))`);
  for (const { sectionId, slug } of rows) slugsIn(taken, Number(sectionId)).add(slug);
  return taken;
}

function slugsIn(taken: Map<number, Set<string>>, sectionId: number): Set<string> {
  const slugs = taken.get(sectionId) ?? new Set<string>();
  taken.set(sectionId, slugs);
  return slugs;
}

const takeIn = (taken: Map<number, Set<string>>, sectionId: number, slug: string) =>
  takeSlug(slug, slugsIn(taken, sectionId));

async function update(tx: Transaction, id: number, row: Row, before: Known | undefined): Promise<void> {
  const { id: _, ...values } = row;
  await tx.update(articles).set(values).where(eq(articles.id, id));
  for (const table of [articleAuthors, articleTopics, articleMedia])
    await tx.delete(table).where(eq(table.articleId, id));
  if (!before) return;
}

async function link(tx: Transaction, placed: Placed[], places: Places): Promise<void> {
  const authors = placed.flatMap(({ record, id, row }) =>
    record.authors.flatMap((key, position) => {
      const authorId = places.authors.get(key);
      return authorId ? [{ articleId: id, authorId, position, publishedAt: row.publishedAt ?? null }] : [];
    }),
  );
  const topics = placed.flatMap(({ record, id, row }) => {
    const topicIds = new Set(record.topics.flatMap((key) => places.topics.get(key) ?? []));
    return [...topicIds].map((topicId, position) => ({
      articleId: id,
      topicId,
      position,
      publishedAt: row.publishedAt ?? null,
    }));
  });
  const media = placed.flatMap(({ id, mediaIds }) => mediaIds.map((mediaId) => ({ articleId: id, mediaId })));
  for (const part of parts(authors)) await tx.insert(articleAuthors).values(part).onConflictDoNothing();
  for (const part of parts(topics)) await tx.insert(articleTopics).values(part);
  for (const part of parts(media)) await tx.insert(articleMedia).values(part);
}

/** A statement takes 65,535 parameters at most. */
function parts<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / 5000) }, (_, at) =>
    rows.slice(at * 5000, (at + 1) * 5000),
  );
}

async function keepOldAddresses(
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

/** WordPress' sticky posts take the front page's places that nobody has given away. */
async function pinSticky(tx: Transaction, added: Placed[]): Promise<void> {
  const sticky = added.filter(({ record, row }) => record.sticky && row.state === "live");
  if (sticky.length === 0) return;
  const rows = await tx.select({ name: slots.name }).from(slots).where(sql`${slots.sectionId} IS NULL`);
  const free = SLOT_NAMES.filter((name) => !rows.some((row) => row.name === name));
  const pinned = sticky
    .slice(0, free.length)
    .map(({ id }, at) => ({ name: free[at] as (typeof SLOT_NAMES)[number], articleId: id }));
  if (pinned.length > 0) await tx.insert(slots).values(pinned);
}
