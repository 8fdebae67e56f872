import { inArray, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { picturesOf, resolveBody } from "#db/import-bodies.ts";
import type { Places } from "#db/import-lists.ts";
import { ensureMedia } from "#db/import-media.ts";
import { type ImportRun, nextIds, type Ref, refKey } from "#db/import-refs.ts";
import { takeSlug } from "#db/import-slugs.ts";
import { articles } from "#db/schema/articles.ts";
import type { ArticleRecord } from "#lib/wordpress/records.ts";

export type Row = typeof articles.$inferInsert & { id: number; sectionId: number; slug: string };
/** A record, and the row that it becomes. */
export type Placed = { record: ArticleRecord; id: number; row: Row; mediaIds: number[] };

/** What stands here of an article that came earlier. */
export type Known = {
  id: number;
  sectionId: number;
  slug: string;
  version: number;
  publishedAt: Date | null;
  touchedAt: Date;
};

export async function knownRows(tx: Transaction, ids: number[]): Promise<Map<number, Known>> {
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

/** Gives the records of a batch their numbers, addresses and pictures. */
export async function place(
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
