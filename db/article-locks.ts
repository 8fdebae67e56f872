import { sql } from "drizzle-orm";
import { holdArticle } from "#db/article-access.ts";
import { transaction } from "#db/client.ts";
import type { Writer } from "#lib/proof.ts";

/**
 * Says that somebody writes in an article; renewed while they do. Nobody is kept out by it: whoever takes over is
 * the one who writes from then on.
 * @returns the name of whoever is writing, null when it is this writer
 * @throws Refusal
 */
export function claimArticle(
  writer: Writer,
  id: number,
  { takeOver = false }: { takeOver?: boolean } = {},
): Promise<string | null> {
  return transaction(async (tx) => {
    const { lockedBy, holder } = await holdArticle(tx, writer, id);
    if (lockedBy !== null && lockedBy !== writer.userId && !takeOver) return holder ?? "";
    await tx.execute(
      sql`UPDATE articles SET locked_by = ${writer.userId}, locked_at = now() WHERE id = ${id}`,
    );
    return null;
  });
}

/** Somebody has closed the editor. */
export async function releaseArticle(writer: Writer, id: number): Promise<void> {
  await transaction((tx) =>
    tx.execute(sql`
      UPDATE articles SET locked_by = NULL, locked_at = NULL WHERE id = ${id} AND locked_by = ${writer.userId}`),
  );
}
