import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { consents, consentWordings } from "#db/schema/subscribers.ts";
import type { LoggedConsent } from "#lib/consent-records.ts";
import type { Wording } from "#lib/consent-wording.ts";
import { hashOneTime } from "#lib/one-time.ts";

type Consent = {
  email: string;
  subscriberId: number;
  event: "requested" | "confirmed" | "withdrawn";
  /** What it is about: "topic 12", "search Brücke", "newsletter". */
  list: string;
  wording: Wording;
  locale: "de" | "en";
  /** The path of the page with the form. */
  formUrl?: string;
  /** The key of the mail that asked for it. */
  mailId?: string;
};

/** Writes one line of the consent log (rule LG), and keeps the sentence itself once. */
export async function logConsent(
  tx: Transaction,
  { wording: { hash, version, text }, locale, ...consent }: Consent,
): Promise<void> {
  await tx.insert(consentWordings).values({ hash, version, locale, text }).onConflictDoNothing();
  await tx.insert(consents).values({ ...consent, wordingVersion: version, wordingHash: hash });
}

/** How the log keeps an address whose account was deleted: whoever brings it along finds its lines again. */
export const unreadableConsent = (email: string): string => hashOneTime(email, "consent");

/** Everything an address has agreed to and taken back, the oldest first. */
export async function readConsents(email: string): Promise<LoggedConsent[]> {
  const { rows } = await db().execute<LoggedConsent>(sql`
    SELECT c.id, c.event, c.list, c.created_at AS at, c.form_url AS "formUrl", c.mail_id AS "mailId", c.method,
      coalesce(w.text, '') AS wording, c.wording_version AS "wordingVersion", c.wording_hash AS "wordingHash"
    FROM consents c LEFT JOIN consent_wordings w ON w.hash = c.wording_hash
    WHERE c.email IN (${email}, ${unreadableConsent(email)}) ORDER BY c.id LIMIT 1000`);
  return rows;
}
