import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { queueMail } from "#db/mails.ts";
import { findRecipient } from "#db/moderation-mails.ts";
import type { MailContent } from "#lib/mails.ts";
import type { Writer } from "#lib/proof.ts";

type About = Omit<Extract<MailContent, { kind: "colleague" }>, "kind" | "byName" | "articleTitle">;

/** Tells a colleague what is asked of them; nobody is told what they have asked of themselves. */
export async function mailColleague(
  tx: Transaction,
  writer: Writer,
  {
    userId,
    articleId,
    dedupeKey,
    ...about
  }: About & { userId: number; articleId: number; dedupeKey: string },
): Promise<void> {
  if (userId === writer.userId) return;
  const colleague = await findRecipient(tx, userId);
  if (!colleague) return;
  const { rows } = await tx.execute<{ title: string }>(
    sql`SELECT a.title FROM articles a WHERE a.id = ${articleId}`,
  );
  await queueMail(tx, {
    to: colleague.email,
    locale: colleague.locale,
    dedupeKey,
    content: { kind: "colleague", byName: writer.name, articleTitle: rows[0]?.title ?? "", ...about },
  });
}
