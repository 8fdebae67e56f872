import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { pictureIsShown } from "#db/pictures.ts";
import { HELD, tableOf } from "#db/promotion-desk.ts";
import { banners, books, jobAds, promos } from "#db/schema/promos.ts";
import { within } from "#db/within.ts";
import type { PromotionInput, PromotionKind } from "#lib/promotion-input.ts";
import type { Editor } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

const TABLES = { links: promos, jobs: jobAds, books, banners } as const;
const SUBJECTS: Record<PromotionKind, string> = {
  links: "promo",
  jobs: "job_ad",
  books: "book",
  banners: "banner",
};

/** So many are put in order at once; what stands behind them is as it was. */
const MOST_ORDERED = 1000;

type Which = { kind: PromotionKind; id: number };

/**
 * Makes a promo link, job ad, book or banner, or changes the one of that number.
 * @throws Refusal not-found, topic-unknown, picture-missing, isbn-taken; its value `field` names where
 */
export function savePromotion(
  editor: Editor,
  { id, input }: { id: number | null; input: PromotionInput },
  tx?: Transaction,
): Promise<number> {
  return within(tx, async (tx) => {
    const { kind, placement, ...own } = input;
    const { topic, ...place } = placement;
    await requirePicture(tx, input);
    if (input.kind === "books" && input.isbn) await requireFreeIsbn(tx, input.isbn, id);
    if (place.sectionId !== null) await requireSection(tx, place.sectionId);
    const values = { ...own, ...place, topicId: topic === "" ? null : await topicOf(tx, topic) };
    const saved = id === null ? await insert(tx, kind, values) : await update(tx, { kind, id }, values);
    announce(tx, { hard: [tags.promotions()] });
    await audit(tx, editor, {
      action: id === null ? "create" : "update",
      subject: SUBJECTS[kind],
      subjectId: saved,
      detail: { name: nameOf(input) },
    });
    return saved;
  });
}

/** Stops showing it now. One that comes from a feed stays ended, whatever the feed says. */
export function endPromotion(editor: Editor, which: Which, tx?: Transaction): Promise<void> {
  return change(editor, { ...which, action: "end" }, tx, (tx) => {
    const held =
      which.kind === "jobs"
        ? sql`, source = CASE WHEN x.external_id IS NULL OR starts_with(x.source, ${HELD}) THEN x.source ELSE ${HELD}::text || x.source END`
        : sql``;
    // What has not begun yet never will.
    return tx.execute(sql`
      UPDATE ${tableOf(which.kind)} x SET ends_at = now(),
        starts_at = CASE WHEN x.starts_at < now() THEN x.starts_at END ${held}
      WHERE x.id = ${which.id} AND (x.ends_at IS NULL OR x.ends_at > now())`);
  });
}

/** How long a job ad shows that is shown again, in days: nobody has said when it ends. */
const AGAIN_DAYS = 30;

/** Shows again what has ended, until somebody ends it; a job ad for a month. */
export function resumePromotion(editor: Editor, which: Which, tx?: Transaction): Promise<void> {
  return change(editor, { ...which, action: "resume" }, tx, (tx) =>
    which.kind === "jobs"
      ? tx.execute(sql`
        UPDATE job_ads x SET ends_at = now() + make_interval(days => ${AGAIN_DAYS}),
          source = CASE WHEN starts_with(x.source, ${HELD}) THEN substr(x.source, ${HELD.length + 1}) ELSE x.source END
        WHERE x.id = ${which.id} AND x.ends_at <= now()`)
      : tx.execute(sql`
        UPDATE ${tableOf(which.kind)} x SET ends_at = NULL WHERE x.id = ${which.id} AND x.ends_at <= now()`),
  );
}

/** Changes places with the one before or after it. */
export function movePromotion(
  editor: Editor,
  which: Which & { by: -1 | 1 },
  tx?: Transaction,
): Promise<void> {
  return change(editor, { ...which, action: "move" }, tx, async (tx) => {
    const table = tableOf(which.kind);
    await tx.execute(sql`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
    const { rows } = await tx.execute<{ id: number }>(sql`
      SELECT x.id FROM ${table} x WHERE x.ends_at IS NULL OR x.ends_at > now()
      ORDER BY x.position, x.id LIMIT ${MOST_ORDERED}`);
    const order = rows.map(({ id }) => id);
    const at = order.indexOf(which.id);
    const other = order[at + which.by];
    if (at < 0) return { rowCount: 0 };
    if (other === undefined) return { rowCount: 1 };
    order[at] = other;
    order[at + which.by] = which.id;
    return tx.execute(sql`
      UPDATE ${table} x SET position = o.place
      FROM unnest(${sql.param(order)}::bigint[]) WITH ORDINALITY AS o(id, place)
      WHERE x.id = o.id AND x.position <> o.place`);
  });
}

function change(
  editor: Editor,
  { kind, id, action }: Which & { action: string },
  tx: Transaction | undefined,
  write: (tx: Transaction) => Promise<{ rowCount: number | null }>,
): Promise<void> {
  return within(tx, async (tx) => {
    const { rowCount } = await write(tx);
    if (!rowCount) throw new Refusal("not-found", `${kind} ${id}`);
    announce(tx, { hard: [tags.promotions()] });
    await audit(tx, editor, { action, subject: SUBJECTS[kind], subjectId: id });
  });
}

/** The tables differ in their own columns alone, and the input of a kind has just those. */
type Values = typeof promos.$inferInsert;

async function insert(tx: Transaction, kind: PromotionKind, values: object): Promise<number> {
  const table = TABLES[kind] as typeof promos;
  // The newest stands at the end of what was put in order.
  const position = sql`(SELECT coalesce(max(p.position), 0) + 1 FROM ${tableOf(kind)} p)`;
  const [saved] = await tx
    .insert(table)
    .values({ ...(values as Values), position: position as unknown as number })
    .returning({ id: table.id });
  return saved?.id ?? 0;
}

async function update(tx: Transaction, { kind, id }: Which, values: object): Promise<number> {
  const table = TABLES[kind] as typeof promos;
  const [saved] = await tx
    .update(table)
    .set(values as Values)
    .where(sql`${table.id} = ${id}`)
    .returning({ id: table.id });
  if (!saved) throw new Refusal("not-found", `${kind} ${id}`);
  return saved.id;
}

const nameOf = (input: PromotionInput): string => {
  if (input.kind === "links") return input.text;
  return input.kind === "banners" ? input.name : input.title;
};

async function topicOf(tx: Transaction, name: string): Promise<number> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    SELECT t.id FROM topics t WHERE lower(t.name) = lower(${name}) AND t.merged_into IS NULL ORDER BY t.id LIMIT 1`);
  if (!rows[0]) throw new Refusal("topic-unknown", name, { field: "topic" });
  return rows[0].id;
}

async function requireSection(tx: Transaction, id: number): Promise<void> {
  const { rows } = await tx.execute(sql`SELECT FROM sections WHERE id = ${id}`);
  if (rows.length === 0) throw new Refusal("not-found", `section ${id}`);
}

async function requirePicture(tx: Transaction, input: PromotionInput): Promise<void> {
  const [field, id] =
    input.kind === "banners"
      ? ["mediaId", input.mediaId]
      : ["coverId", input.kind === "books" ? input.coverId : null];
  if (id === null) return;
  const { rows } = await tx.execute(
    sql`SELECT FROM media m WHERE m.id = ${id} AND m.variants <> '[]' AND ${pictureIsShown}`,
  );
  if (rows.length === 0) throw new Refusal("picture-missing", `media ${id}`, { field: `${field}` });
}

async function requireFreeIsbn(tx: Transaction, isbn: string, id: number | null): Promise<void> {
  const { rows } = await tx.execute(sql`SELECT FROM books WHERE isbn = ${isbn} AND id <> ${id ?? 0}`);
  if (rows.length > 0) throw new Refusal("isbn-taken", isbn, { field: "isbn" });
}
