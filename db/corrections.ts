import { type SQL, sql } from "drizzle-orm";
import { announcing } from "#db/announce-articles.ts";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { enqueue } from "#db/queue.ts";
import { corrections } from "#db/schema/articles.ts";
import { within } from "#db/within.ts";
import { type CorrectionKind, isEditable, LONGEST_CORRECTION } from "#lib/corrections.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

/**
 * Says in public what was wrong, new or meant otherwise: under the article, in feeds, on the page of all corrections.
 * A substantive change (A5). @returns its id @throws Refusal text-missing, text-too-long, not-found, not-live
 */
export function addCorrection(
  publisher: Publisher,
  { articleId, kind, text }: { articleId: number; kind: CorrectionKind; text: string },
  tx?: Transaction,
): Promise<number> {
  return within(tx, async (tx) => {
    const written = requireText(text);
    await requireLive(tx, articleId);
    const twin = await findTwin(tx, { articleId, kind, text: written });
    if (twin !== null) return twin;
    const values = { articleId, kind, text: written, createdBy: publisher.userId };
    const id = await telling(tx, articleId, async () => {
      const [made] = await tx.insert(corrections).values(values).returning({ id: corrections.id });
      await raiseUpdated(tx, articleId);
      return made?.id ?? 0;
    });
    await enqueue(tx, "corrections", { correctionId: id });
    await audit(tx, publisher, {
      action: "correct",
      subject: "article",
      subjectId: articleId,
      detail: { kind, text: written.slice(0, 500) },
    });
    return id;
  });
}

/** Mends the words of one that is minutes old. @throws Refusal too-late, text-missing, text-too-long, not-found */
export function editCorrection(
  publisher: Publisher,
  { id, text }: { id: number; text: string },
  tx?: Transaction,
): Promise<void> {
  return within(tx, async (tx) => {
    const written = requireText(text);
    const before = await lockCorrection(tx, id);
    if (!isEditable(new Date(before.createdAt), new Date()))
      throw new Refusal("too-late", `correction ${id}`);
    if (before.text === written) return;
    await telling(tx, before.articleId, async () => {
      await tx.execute(sql`UPDATE corrections SET text = ${written}, edited_at = now() WHERE id = ${id}`);
      await touch(tx, before.articleId);
    });
    await audit(tx, publisher, {
      action: "update",
      subject: "correction",
      subjectId: id,
      detail: { articleId: before.articleId, before: before.text.slice(0, 500), text: written.slice(0, 500) },
    });
  });
}

/** Takes one back; why stays with the newsroom. @throws Refusal reason-missing, text-too-long, not-found */
export function withdrawCorrection(
  publisher: Publisher,
  { id, reason }: { id: number; reason: string },
  tx?: Transaction,
): Promise<void> {
  return within(tx, async (tx) => {
    const why = clean(reason);
    if (why === "") throw new Refusal("reason-missing", `correction ${id}`);
    if (why.length > 1000) throw new Refusal("text-too-long", `${why.length} characters`);
    const { articleId } = await lockCorrection(tx, id);
    await telling(tx, articleId, async () => {
      await tx.execute(
        sql`UPDATE corrections SET withdrawn_at = now(), withdrawn_reason = ${why} WHERE id = ${id}`,
      );
      await raiseUpdated(tx, articleId);
    });
    await audit(tx, publisher, {
      action: "withdraw",
      subject: "correction",
      subjectId: id,
      detail: { articleId, reason: why },
    });
  });
}

/** At once and everywhere: a mistake that is put right may not stand in a feed's old copy. */
async function telling<Result>(
  tx: Transaction,
  articleId: number,
  change: () => Promise<Result>,
): Promise<Result> {
  let result: Result | undefined;
  await announcing(tx, articleId, async () => {
    result = await change();
  });
  announce(tx, { hard: [tags.article(articleId), tags.teaser(articleId), tags.list("corrections")] });
  return result as Result;
}

const updateArticleRow = (tx: Transaction, articleId: number, set: SQL) =>
  tx.execute(sql`UPDATE articles SET ${set} WHERE id = ${articleId}`);
const touch = (tx: Transaction, articleId: number) =>
  updateArticleRow(tx, articleId, sql`touched_at = now()`);
/** A date of publication may lie ahead; an update never lies before it. */
const raiseUpdated = (tx: Transaction, articleId: number) =>
  updateArticleRow(
    tx,
    articleId,
    sql`substantive_updated_at = greatest(now(), published_at), touched_at = now()`,
  );

const clean = (text: string): string =>
  text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\0/g, "").trim();

function requireText(text: string): string {
  const written = clean(text);
  if (written === "") throw new Refusal("text-missing", "a correction says something");
  if (written.length > LONGEST_CORRECTION) throw new Refusal("text-too-long", `${written.length} characters`);
  return written;
}

async function requireLive(tx: Transaction, articleId: number): Promise<void> {
  const { rows } = await tx.execute<{ state: string }>(
    sql`SELECT state FROM articles WHERE id = ${articleId} FOR UPDATE`,
  );
  if (!rows[0]) throw new Refusal("not-found", `article ${articleId}`);
  if (rows[0].state !== "live") throw new Refusal("not-live", `article ${articleId} is ${rows[0].state}`);
}

/** The same once more is the same press: a form that was sent twice. */
async function findTwin(
  tx: Transaction,
  { articleId, kind, text }: { articleId: number; kind: CorrectionKind; text: string },
): Promise<number | null> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    SELECT id FROM corrections WHERE article_id = ${articleId} AND kind = ${kind} AND text = ${text}
      AND withdrawn_at IS NULL AND created_at > now() - interval '10 minutes' LIMIT 1`);
  return rows[0]?.id ?? null;
}

type Locked = { articleId: number; text: string; createdAt: string };

async function lockCorrection(tx: Transaction, id: number): Promise<Locked> {
  const { rows } = await tx.execute<Locked>(sql`
    SELECT article_id AS "articleId", text, created_at AS "createdAt" FROM corrections
    WHERE id = ${id} AND withdrawn_at IS NULL FOR UPDATE`);
  if (!rows[0]) throw new Refusal("not-found", `correction ${id}`);
  return rows[0];
}
