import { sql } from "drizzle-orm";
import { holdArticle } from "#db/article-access.ts";
import { transaction } from "#db/client.ts";
import { continueRevision } from "#db/revisions.ts";
import { writeWorkingState } from "#db/working-state.ts";
import type { ArticleContent } from "#lib/article-content.ts";
import type { Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { isWorkedOnDirectly } from "#lib/workflow.ts";

export type Saved = { version: number; savedAt: string };

/**
 * Keeps what somebody has written since `version`. What readers see goes on as it is: of a live article a copy is
 * kept, which publishChanges() puts in its place.
 * @param given.overwrite their text stands, whatever was saved meanwhile: the other one is in the history
 * @throws BodyError, Refusal
 */
export function autosave(
  writer: Writer,
  id: number,
  given: { version: number; changes: Partial<ArticleContent>; overwrite?: boolean },
): Promise<Saved> {
  return transaction(async (tx) => {
    const held = await holdArticle(tx, writer, id);
    const { version, holder } = held;
    if (held.lockedBy !== null && held.lockedBy !== writer.userId)
      throw new Refusal("taken-over", `article ${id}`, { holder: holder ?? "", version });
    if (given.version !== version && !given.overwrite)
      throw new Refusal("changed-meanwhile", `article ${id}`, { version });
    // Somebody else's eyes have seen what is fixed: it is not changed under them.
    if (held.state === "scheduled" && held.rules.fourEyes) throw new Refusal("in-plan", `article ${id}`);
    await writeWorkingState(writer, held, given.changes, tx);
    const { rows } = await tx.execute<Saved>(sql`
      UPDATE articles SET version = version + 1, locked_by = ${writer.userId}, locked_at = now()
      WHERE id = ${id} RETURNING version, now() AS "savedAt"`);
    if (isWorkedOnDirectly(held.state)) await continueRevision(tx, writer, id);
    return rows[0] as Saved;
  });
}
