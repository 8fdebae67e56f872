import { type SQL, sql } from "drizzle-orm";
import { type Database, db, type Transaction } from "#db/client.ts";
import { addCounts } from "#db/mail-counts.ts";
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

type Change = {
  /** A statement that changes subscriptions and returns their ids as `id`. */
  changed: SQL;
  /** Another one, which may use what `changed` returned. */
  also?: SQL;
  /** What there is to say of each, if it is changed. */
  lines: (Consent & { id: number })[];
};

/**
 * Changes subscriptions, writes down what was agreed to or taken back and counts it, in one statement: after a
 * newsletter thousands press at once. @returns how many were changed
 */
export async function changeWithConsent(
  { changed, also, lines }: Change,
  on: Transaction | Database = db(),
): Promise<number> {
  const said = lines.map(({ wording: { hash, version, text }, ...line }) => ({
    ...line,
    hash,
    version,
    text,
  }));
  const { rows } = await on.execute<{ changed: number }>(sql`
    WITH said AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb) AS x(id bigint, email text, "subscriberId" bigint,
        event text, list text, locale text, hash text, version int, text text)),
    changed AS (${changed}),
    wordings AS (
      INSERT INTO consent_wordings (hash, version, locale, text)
      SELECT DISTINCT ON (s.hash) s.hash, s.version, s.locale, s.text FROM said s JOIN changed ON changed.id = s.id
      ON CONFLICT DO NOTHING),
    logged AS (
      INSERT INTO consents (email, subscriber_id, event, list, wording_version, wording_hash)
      SELECT s.email, s."subscriberId", s.event, s.list, s.version, s.hash
      FROM said s JOIN changed ON changed.id = s.id ORDER BY s.id),
    counted AS (${addCounts(sql`
      SELECT CASE s.event WHEN 'confirmed' THEN 'confirmed' ELSE 'ended' END AS what, split_part(s.list, ' ', 1) AS kind
      FROM said s JOIN changed ON changed.id = s.id`)}),
    also AS (${also ?? sql`SELECT`})
    SELECT count(*)::int AS changed FROM changed`);
  return rows[0]?.changed ?? 0;
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
