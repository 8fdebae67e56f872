import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { classifierModels } from "#db/schema/comments.ts";
import { type Model, packModel, unpackModel } from "#lib/classifier/model.ts";
import { trainClassifier } from "#lib/classifier/train.ts";
import type { System } from "#lib/proof.ts";

let known: { id: number; model: Model | null } = { id: 0, model: null };

/** The newest model, kept ready in this process; null while there is none. */
export async function currentClassifier(tx?: Transaction): Promise<Model | null> {
  const { rows } = await (tx ?? db()).execute<{ id: number }>(
    sql`SELECT m.id FROM classifier_models m ORDER BY m.id DESC LIMIT 1`,
  );
  const id = rows[0]?.id ?? 0;
  if (id !== known.id) {
    const found = await (tx ?? db()).execute<{ weights: unknown }>(
      sql`SELECT m.weights FROM classifier_models m WHERE m.id = ${id}`,
    );
    known = { id, model: unpackModel(found.rows[0]?.weights) };
  }
  return known.model;
}

/** The newest decisions say what the newsroom wants today. */
const MOST_DECISIONS = 50_000;

/**
 * Trains a new version on what moderators decided: what they approved against what they rejected or called spam.
 * Takes up to a minute of one processor. @returns null when there are too few decisions to learn from
 */
export async function trainOnDecisions(_: System): Promise<{ trainedOn: number } | null> {
  const { rows } = await db().execute<{ text: string; label: 0 | 1 }>(sql`
    SELECT c.body AS text, CASE WHEN c.state = 'approved' THEN 0 ELSE 1 END AS label FROM comments c
    WHERE c.state IN ('approved', 'rejected', 'spam') AND c.decided_at IS NOT NULL
    ORDER BY c.decided_at DESC LIMIT ${MOST_DECISIONS}`);
  const model = trainClassifier(rows.toReversed());
  if (!model) return null;
  const { trainedOn, quality } = model;
  await db()
    .insert(classifierModels)
    .values({ weights: packModel(model), trainedOn, metrics: quality });
  return { trainedOn };
}
