import { sql } from "drizzle-orm";
import { announcing } from "#db/announce-articles.ts";
import { holdArticle } from "#db/article-access.ts";
import { audit } from "#db/audit.ts";
import { transaction } from "#db/client.ts";
import { can } from "#lib/capabilities.ts";
import type { Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * A person has read what a machine made, and answers for it (EU AI Act art. 50 (4)); or takes that back.
 * @throws Refusal
 */
export function recordAiReview(editor: Writer, id: number, reviewed: boolean): Promise<void> {
  return transaction(async (tx) => {
    const held = await holdArticle(tx, editor, id);
    if (!can(editor.role, "publish")) throw new Refusal("not-allowed", `article ${id}`);
    await announcing(tx, id, async () => {
      await tx.execute(sql`
        UPDATE articles SET ai_reviewed_by = ${reviewed ? editor.userId : null}, ai_reviewed_at = ${reviewed ? sql`now()` : null}
        WHERE id = ${id}`);
    });
    await audit(tx, editor, {
      action: reviewed ? "review AI" : "withdraw AI review",
      subject: "article",
      subjectId: id,
      detail: { title: held.title },
    });
  });
}
