import { eq, sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { enqueue } from "#db/queue.ts";
import { sections } from "#db/schema/sections.ts";
import { leaveSectionAddress, takeSectionAddress } from "#db/section-addresses.ts";
import { saveSection } from "#db/sections.ts";
import { requireTopSlug } from "#db/slugs.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { parseSectionRules } from "#lib/section-rules.ts";
import { slugify } from "#lib/slug.ts";
import { tags } from "#lib/tags.ts";

/** Far more than a paper has desks. */
const MOST = 500;
const LONGEST_NAME = 80;

export type TreeSection = {
  id: number;
  parentId: number | null;
  slug: string;
  name: string;
  /** 0 for a section that belongs to none. */
  depth: number;
  inNavigation: boolean;
  isHidden: boolean;
};

/** All sections as the tree reads from top to bottom, hidden ones too. */
export async function listSectionTree(): Promise<TreeSection[]> {
  const { rows } = await db().execute<TreeSection>(sql`
    WITH RECURSIVE tree AS (
      SELECT s.*, 0 AS depth, ARRAY[s.position, s.id] AS place FROM sections s WHERE s.parent_id IS NULL
      UNION ALL
      SELECT s.*, tree.depth + 1, tree.place || ARRAY[s.position, s.id]
      FROM sections s JOIN tree ON s.parent_id = tree.id WHERE tree.depth < 8)
    SELECT t.id, t.parent_id AS "parentId", t.slug, t.name, t.depth, t.in_navigation AS "inNavigation",
      t.hidden_at IS NOT NULL AS "isHidden"
    FROM tree t ORDER BY t.place LIMIT ${MOST}`);
  return rows;
}

export type SectionDetails = {
  name: string;
  slug: string;
  parentId: number | null;
  description: string;
  inNavigation: boolean;
  isHidden: boolean;
  /** Null takes the portal's, 0 never shows one. */
  ageNoticeDays: number | null;
  fourEyes: boolean;
};

/** What a section's form shows; null when there is none. */
export async function getSectionDetails(id: number): Promise<SectionDetails | null> {
  const [row] = await db()
    .select({
      name: sections.name,
      slug: sections.slug,
      parentId: sections.parentId,
      description: sections.description,
      inNavigation: sections.inNavigation,
      hiddenAt: sections.hiddenAt,
      ageNoticeDays: sections.ageNoticeDays,
      rules: sections.rules,
    })
    .from(sections)
    .where(eq(sections.id, id));
  if (!row) return null;
  const { hiddenAt, rules, ...details } = row;
  return { ...details, isHidden: hiddenAt !== null, fourEyes: parseSectionRules(rules).fourEyes };
}

/** A new section, the last beneath its parent. @throws Refusal when name or address do not do */
export function createSection(
  publisher: Publisher,
  input: { name: string; slug: string; parentId: number | null },
): Promise<number> {
  return transaction(async (tx) => {
    await lockTree(tx);
    const name = requireName(input.name);
    const slug = input.slug || slugify(name);
    await requireFree(tx, slug, 0);
    await requireParent(tx, input.parentId, 0);
    const { rows } = await tx.execute<{ next: number }>(sql`
      SELECT coalesce(max(s.position), 0) + 1 AS next FROM sections s
      WHERE s.parent_id IS NOT DISTINCT FROM ${input.parentId}::bigint`);
    const position = rows[0]?.next ?? 1;
    const id = await saveSection(publisher, { name, slug, parentId: input.parentId, position }, tx);
    await takeSectionAddress(tx, id, slug);
    return id;
  });
}

/** Changes a section; at its old address, and beneath it, readers are led to the new one. @throws Refusal */
export function changeSection(publisher: Publisher, id: number, input: SectionDetails): Promise<void> {
  return transaction(async (tx) => {
    await lockTree(tx);
    const [before] = await tx
      .select({ slug: sections.slug, parentId: sections.parentId })
      .from(sections)
      .where(eq(sections.id, id));
    if (!before) throw new Refusal("not-found", `section ${id}`);
    const name = requireName(input.name);
    const slug = input.slug || before.slug;
    await requireFree(tx, slug, id);
    await requireParent(tx, input.parentId, id);
    await tx.execute(sql`
      UPDATE sections SET name = ${name}, slug = ${slug}, parent_id = ${input.parentId},
        description = ${input.description}, in_navigation = ${input.inNavigation},
        hidden_at = CASE WHEN ${input.isHidden} THEN coalesce(hidden_at, now()) END,
        age_notice_days = ${input.ageNoticeDays},
        rules = rules || ${JSON.stringify({ fourEyes: input.fourEyes })}::jsonb
      WHERE id = ${id}`);
    if (slug !== before.slug) await leaveSectionAddress(tx, id, { from: before.slug, to: slug });
    if (input.parentId !== before.parentId) await enqueue(tx, "words", { sectionId: id });
    announce(tx, { hard: [tags.site(), tags.section(id), tags.missing()] });
    await audit(tx, publisher, { action: "save", subject: "section", subjectId: id, detail: { slug } });
  });
}

/** Changes places with the one before or after it. At the end of its row it stays. */
export function moveSection(publisher: Publisher, id: number, way: "up" | "down"): Promise<void> {
  return transaction(async (tx) => {
    await lockTree(tx);
    const { rows } = await tx.execute<{ id: number }>(sql`
      SELECT s.id FROM sections s JOIN sections this ON s.parent_id IS NOT DISTINCT FROM this.parent_id
      WHERE this.id = ${id} ORDER BY s.position, s.id`);
    const order = rows.map((row) => row.id);
    const from = order.indexOf(id);
    const to = way === "up" ? from - 1 : from + 1;
    if (from < 0 || to < 0 || to >= order.length) return;
    order.splice(to, 0, ...order.splice(from, 1));
    await tx.execute(sql`
      UPDATE sections s SET position = x.place
      FROM unnest(${sql.param(order)}::bigint[]) WITH ORDINALITY AS x(id, place) WHERE s.id = x.id`);
    announce(tx, { hard: [tags.site()] });
    await audit(tx, publisher, { action: "save", subject: "section", subjectId: id, detail: { moved: way } });
  });
}

/** Two who change the tree at once could close a circle between them. */
const lockTree = (tx: Transaction) => tx.execute(sql`SELECT s.id FROM sections s ORDER BY s.id FOR UPDATE`);

function requireName(given: string): string {
  const name = given.normalize("NFC").replace(/\s+/g, " ").trim();
  if (name === "") throw new Refusal("name-missing", "section");
  if (name.length > LONGEST_NAME) throw new Refusal("text-too-long", "section");
  return name;
}

async function requireFree(tx: Transaction, slug: string, id: number): Promise<void> {
  await requireTopSlug(tx, "section", slug);
  const { rowCount } = await tx.execute(sql`SELECT FROM sections s WHERE s.slug = ${slug} AND s.id <> ${id}`);
  if (rowCount) throw new Refusal("slug-taken", slug);
}

/** @throws Refusal when the parent is gone, or the section itself or one beneath it */
async function requireParent(tx: Transaction, parentId: number | null, id: number): Promise<void> {
  if (parentId === null) return;
  const { rows } = await tx.execute<{ id: number }>(sql`
    WITH RECURSIVE up AS (
      SELECT s.id, s.parent_id FROM sections s WHERE s.id = ${parentId}
      UNION SELECT s.id, s.parent_id FROM sections s JOIN up ON s.id = up.parent_id)
    SELECT up.id FROM up`);
  if (rows.length === 0) throw new Refusal("not-found", `section ${parentId}`);
  if (rows.some((row) => row.id === id)) throw new Refusal("circle", `section ${id}`);
}
