import { sql } from "drizzle-orm";
import type { CaseRef } from "#db/case-log.ts";
import type { Transaction } from "#db/client.ts";
import { portalLocale } from "#db/language.ts";
import type { Mail } from "#lib/mails.ts";

/** Whom a case is told to: the account's address of today, else the one that was left with the notice. */
export async function findParty(
  tx: Transaction,
  about: CaseRef,
): Promise<Pick<Mail, "to" | "locale"> | null> {
  const { rows } = await tx.execute<{ to: string | null; locale: "de" | "en" | null }>(
    "noticeId" in about
      ? sql`SELECT coalesce(u.email, n.reporter_email) AS to, u.locale
          FROM notices n LEFT JOIN users u ON u.id = n.reporter_id WHERE n.id = ${about.noticeId}`
      : sql`SELECT u.email AS to, u.locale
          FROM statements t JOIN users u ON u.id = t.user_id WHERE t.id = ${about.statementId}`,
  );
  const [row] = rows;
  return row?.to ? { to: row.to, locale: row.locale ?? (await portalLocale(tx)) } : null;
}
