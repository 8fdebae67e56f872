import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import {
  checksumOf,
  chunks,
  type ImportRun,
  loadRefs,
  nextIds,
  type Outcome,
  refKey,
  saveRefs,
} from "#db/import-refs.ts";
import { takeSlug } from "#db/import-slugs.ts";
import { authors } from "#db/schema/authors.ts";
import { sections } from "#db/schema/sections.ts";
import { importRefs } from "#db/schema/site.ts";
import { topics } from "#db/schema/topics.ts";
import type { Operator } from "#lib/proof.ts";
import { RESERVED_SLUGS } from "#lib/reserved-slugs.ts";
import type { TermRecord } from "#lib/wordpress/term-records.ts";

export type Landed = { key: string; id: number; slug: string; outcome: Outcome };

type Existing = { id: number; slug: string; name: string };
type Fresh = { id: number; slug: string; record: TermRecord; parentId: number | null };
type Store = {
  kind: string;
  table: string;
  /** May a row that was here before stand for one of the file? */
  joins: (existing: Existing, record: TermRecord) => boolean;
  existing: (tx: Transaction) => Promise<Existing[]>;
  taken: (tx: Transaction) => Promise<Set<string>>;
  insert: (tx: Transaction, rows: Fresh[]) => Promise<unknown>;
  update: (tx: Transaction, id: number, record: TermRecord, parentId: number | null) => Promise<unknown>;
};

const CHUNK = 2000;
/** Not the file's to change: the newsroom had it before. */
const JOINED = "joined";

const sectionStore: Store = {
  kind: "section",
  table: "sections",
  joins: (existing, { slug }) => existing.slug === slug,
  existing: (tx) => tx.select({ id: sections.id, slug: sections.slug, name: sections.name }).from(sections),
  taken: async (tx) => {
    const { rows } = await tx.execute<{ slug: string }>(sql`SELECT DISTINCT slug FROM pages`);
    return new Set([...RESERVED_SLUGS, ...rows.map(({ slug }) => slug)]);
  },
  insert: (tx, rows) =>
    tx
      .insert(sections)
      .overridingSystemValue()
      .values(
        rows.map(({ id, slug, parentId, record: { name, description, inNavigation, position } }) => ({
          id,
          slug,
          name,
          description,
          inNavigation,
          position,
          parentId,
        })),
      ),
  update: (tx, id, { name, description }, parentId) =>
    tx.update(sections).set({ name, description, parentId }).where(eq(sections.id, id)),
};

const topicStore: Store = {
  kind: "topic",
  table: "topics",
  joins: (existing, { slug }) => existing.slug === slug,
  existing: (tx) => tx.select({ id: topics.id, slug: topics.slug, name: topics.name }).from(topics),
  taken: async () => new Set(),
  insert: (tx, rows) =>
    tx
      .insert(topics)
      .overridingSystemValue()
      .values(
        rows.map(({ id, slug, record: { name, description } }) => ({ id, slug, name, intro: description })),
      ),
  update: (tx, id, { name, description }) =>
    tx.update(topics).set({ name, intro: description }).where(eq(topics.id, id)),
};

const authorStore: Store = {
  kind: "author",
  table: "authors",
  joins: (existing, { slug, name }) => existing.slug === slug && existing.name === name,
  existing: (tx) => tx.select({ id: authors.id, slug: authors.slug, name: authors.name }).from(authors),
  taken: async () => new Set(),
  insert: (tx, rows) =>
    tx
      .insert(authors)
      .overridingSystemValue()
      .values(rows.map(({ id, slug, record }) => ({ id, slug, name: record.name }))),
  update: (tx, id, { name }) => tx.update(authors).set({ name }).where(eq(authors.id, id)),
};

const STORES = { section: sectionStore, topic: topicStore, author: authorStore };

/**
 * Sections, topics or authors of a file: found again, joined with one of the same address that was here
 * before, or made. Parents come before their children.
 */
export function importTerms(
  _operator: Operator,
  run: ImportRun,
  kind: keyof typeof STORES,
  records: TermRecord[],
): Promise<Landed[]> {
  const store = STORES[kind];
  return run.transact(async (tx) => {
    const refs = await loadRefs(
      tx,
      run,
      kind,
      records.map(({ key }) => key),
    );
    const own = new Set((await ownTargets(tx, run, kind)).map(({ targetId }) => targetId));
    const rows = await store.existing(tx);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const bySlug = new Map(rows.map((row) => [row.slug, row]));
    const taken = await store.taken(tx);
    for (const { slug } of rows) taken.add(slug);
    const landed = new Map<string, Landed>();
    const saved: { id: string; targetId: number; checksum: string }[] = [];
    const fresh: Fresh[] = [];
    const unknown = records.filter(({ key }) => !byId.has(refs.get(refKey(key))?.targetId ?? 0));
    const ids = (await nextIds(tx, store.table, unknown.length)).toReversed();

    for (const record of records) {
      const { key } = record;
      const { inNavigation: _, position: __, ...content } = record;
      const checksum = checksumOf(content);
      const parentId = record.parent === null ? null : (landed.get(record.parent)?.id ?? null);
      const ref = refs.get(refKey(key));
      const row = ref && byId.get(ref.targetId);
      if (ref && row) {
        const same = ref.checksum === checksum || ref.checksum === JOINED;
        if (!same) {
          await store.update(tx, row.id, record, parentId);
          saved.push({ id: key, targetId: row.id, checksum });
        }
        landed.set(key, { key, id: row.id, slug: row.slug, outcome: same ? "unchanged" : "changed" });
        continue;
      }
      const before = bySlug.get(record.slug);
      if (before && !own.has(before.id) && store.joins(before, record)) {
        own.add(before.id);
        saved.push({ id: key, targetId: before.id, checksum: JOINED });
        run.note(0, `${kind} '${record.name}' joined with the one that was here`);
        landed.set(key, { key, id: before.id, slug: before.slug, outcome: "imported" });
        continue;
      }
      const slug = takeSlug(record.slug, taken);
      if (slug !== record.slug)
        run.note(0, `${kind} '${record.name}': address ${record.slug} is taken, now ${slug}`);
      const id = ids.pop() ?? 0;
      fresh.push({ id, slug, record, parentId });
      own.add(id);
      saved.push({ id: key, targetId: id, checksum });
      landed.set(key, { key, id, slug, outcome: "imported" });
    }
    for (const part of chunks(fresh, CHUNK)) await store.insert(tx, part);
    await saveRefs(tx, run, kind, saved);
    return [...landed.values()];
  });
}

function ownTargets(tx: Transaction, run: ImportRun, kind: string) {
  return tx
    .select({ targetId: importRefs.targetId })
    .from(importRefs)
    .where(sql`${importRefs.source} = ${run.source} AND ${importRefs.kind} = ${kind}`);
}
