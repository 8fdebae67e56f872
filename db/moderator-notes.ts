import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import type { Transaction } from "#db/client.ts";
import { moderatorNotes } from "#db/schema/users.ts";
import { within } from "#db/within.ts";
import type { Moderator } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** A note is a remark, not a file, in characters. */
export const LONGEST_NOTE = 2000;

/**
 * Writes down what moderators tell each other of a person. They may ask to see it (GDPR art. 15), so it says what
 * one would say to their face. @throws Refusal text-missing, not-found
 */
export function addModeratorNote(
  moderator: Moderator,
  { userId, text }: { userId: number; text: string },
  tx?: Transaction,
): Promise<number> {
  return within(tx, async (tx) => {
    const words = text.trim().slice(0, LONGEST_NOTE);
    if (words === "") throw new Refusal("text-missing", "a note says something");
    const known = await tx.execute(sql`SELECT FROM users WHERE id = ${userId} AND deleted_at IS NULL`);
    if (known.rows.length === 0) throw new Refusal("not-found", `user ${userId}`);
    const [made] = await tx
      .insert(moderatorNotes)
      .values({ userId, text: words, writtenBy: moderator.userId })
      .returning({ id: moderatorNotes.id });
    await audit(tx, moderator, { action: "note", subject: "user", subjectId: userId });
    return made?.id ?? 0;
  });
}
