import { sql } from "drizzle-orm";
import { transaction } from "#db/client.ts";
import { countMails } from "#db/mail-counts.ts";
import type { System, Visitor } from "#lib/proof.ts";

/** Ends reply mails for a person. Who holds the token of such a mail (lib/reply-mails.ts) may do this and nothing else. */
export async function endReplyMails(_: Visitor | System, userId: number): Promise<void> {
  await transaction(async (tx) => {
    const { rowCount } = await tx.execute(
      sql`UPDATE users SET reply_mails = false WHERE id = ${userId} AND reply_mails`,
    );
    if (rowCount) await countMails(tx, "ended", ["comment-reply"]);
  });
}
