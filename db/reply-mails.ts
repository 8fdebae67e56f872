import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { Visitor } from "#lib/proof.ts";

/** Ends reply mails for a person. Who holds the token of such a mail (lib/reply-mails.ts) may do this and nothing else. */
export async function endReplyMails(_: Visitor, userId: number): Promise<void> {
  await db().execute(sql`UPDATE users SET reply_mails = false WHERE id = ${userId} AND reply_mails`);
}
