import { sql } from "drizzle-orm";
import { createArticle } from "#db/article-writes.ts";
import type { Transaction } from "#db/client.ts";
import { type Plan, planArticle } from "#db/planning.ts";
import { within } from "#db/within.ts";
import { emptyBody } from "#lib/body/schema.ts";
import { LONGEST_TITLE } from "#lib/plan-board.ts";
import type { Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

export type Idea = Plan & { title: string; sectionId: number; language: "de" | "en" };

/**
 * Puts an idea on the board: a draft with a working title and nothing in it yet.
 * @returns the article's id @throws Refusal title-missing, text-too-long, not-found
 */
export function createIdea(
  writer: Writer,
  { title: typed, sectionId, language, ...plan }: Idea,
  tx?: Transaction,
): Promise<number> {
  return within(tx, async (tx) => {
    const title = typed
      .normalize("NFC")
      .replace(/\p{Cc}+/gu, " ")
      .trim();
    if (title.length > LONGEST_TITLE) throw new Refusal("text-too-long", `${title.length} characters`);
    await requireSection(tx, sectionId);
    const twin = await findTwin(tx, writer, { title, sectionId });
    if (twin !== null) return twin;
    const body = emptyBody().toJSON();
    const authors = await findByline(tx, plan.assignedTo ?? writer.userId);
    const id = await createArticle(writer, { title, sectionId, language, body, authors }, tx);
    await planArticle(writer, { id, ...plan }, tx);
    return id;
  });
}

/** Whoever sees it through and has a byline of their own stands in it. */
async function findByline(tx: Transaction, userId: number): Promise<{ authorId: number }[]> {
  const { rows } = await tx.execute<{ authorId: number }>(
    sql`SELECT w.id AS "authorId" FROM authors w WHERE w.user_id = ${userId} LIMIT 1`,
  );
  return rows;
}

/** The same once more is the same press: a form that was sent twice. Presses of one person come one after the other. */
async function findTwin(
  tx: Transaction,
  { userId }: Writer,
  { title, sectionId }: Pick<Idea, "title" | "sectionId">,
): Promise<number | null> {
  await tx.execute(sql`SELECT FROM users WHERE id = ${userId} FOR NO KEY UPDATE`);
  const { rows } = await tx.execute<{ id: number }>(sql`
    SELECT id FROM articles WHERE created_by = ${userId} AND section_id = ${sectionId} AND title = ${title}
      AND state = 'draft' AND created_at > now() - interval '1 minute' LIMIT 1`);
  return rows[0]?.id ?? null;
}

async function requireSection(tx: Transaction, id: number): Promise<void> {
  const { rows } = await tx.execute(sql`SELECT FROM sections WHERE id = ${id}`);
  if (rows.length === 0) throw new Refusal("not-found", `section ${id}`);
}
