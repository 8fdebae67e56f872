import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { db } from "#db/client.ts";
import { readConsents, unreadableConsent } from "#db/consents.ts";
import { subjectName } from "#db/subscription-subjects.ts";
import { listSuppressions, type Suppression } from "#db/suppressions.ts";
import { within } from "#db/within.ts";
import type { LoggedConsent } from "#lib/consent-records.ts";
import type { Admin } from "#lib/proof.ts";
import type { Frequency, Subject, SubscriptionKind } from "#lib/subscriptions.ts";

export type FiledSubscription = Subject & {
  id: number;
  name: string;
  frequency: Frequency;
  createdAt: string;
  /** null: it waits for the click in the mail. */
  confirmedAt: string | null;
};

/** What is known of an address: what it agreed to, what it gets, whether it may be written to. */
export type ConsentFile = {
  consents: LoggedConsent[];
  /** What the lists of the log are called today; without those that are gone. */
  names: Record<string, { kind: SubscriptionKind; name: string }>;
  subscriptions: FiledSubscription[];
  suppression: Suppression | null;
};

/** As many as the log has lines to be shown (db/consents.ts). */
const MOST_LISTS = 1000;

/** Somebody else's data, looked at: the log says who looked. @param email lower case */
export function openConsentFile(admin: Admin, email: string): Promise<ConsentFile> {
  return within(undefined, async (tx) => {
    const { rows } = await tx.execute<{ id: number; subscriptions: FiledSubscription[] }>(sql`
      SELECT s.id, (
        SELECT coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'refId', p.ref_id, 'query', p.query,
          'name', coalesce(${subjectName}, ''), 'frequency', p.frequency, 'createdAt', p.created_at,
          'confirmedAt', p.confirmed_at) ORDER BY p.id), '[]')
        FROM subscriptions p WHERE p.subscriber_id = s.id AND p.ended_at IS NULL) AS subscriptions
      FROM subscribers s WHERE s.email = ${email}`);
    const [subscriber] = rows;
    await audit(tx, admin, { action: "open", subject: "subscriber", subjectId: subscriber?.id });
    const [consents, names, [suppression]] = await Promise.all([
      readConsents(email),
      nameLists(email),
      listSuppressions(admin, { address: email }),
    ]);
    return {
      consents,
      names,
      subscriptions: subscriber?.subscriptions ?? [],
      suppression: suppression ?? null,
    };
  });
}

/** The log has "topic 12" and "search Brücke" (db/subscriptions.ts, listOf). */
async function nameLists(email: string): Promise<ConsentFile["names"]> {
  type Named = { list: string; kind: SubscriptionKind; name: string | null };
  const { rows } = await db().execute<Named>(sql`
    SELECT p.list, p.kind, ${subjectName} AS name
    FROM (SELECT DISTINCT c.list, split_part(c.list, ' ', 1) AS kind,
        CASE WHEN c.list LIKE 'search %' THEN substr(c.list, 8) END AS query,
        CASE WHEN c.list ~ '^(?!search)[a-z]+ [0-9]{1,15}$' THEN split_part(c.list, ' ', 2)::bigint END AS ref_id
      FROM consents c WHERE c.email IN (${email}, ${unreadableConsent(email)}) LIMIT ${MOST_LISTS}) p`);
  return Object.fromEntries(
    rows.flatMap(({ list, kind, name }) => (name === null ? [] : [[list, { kind, name }]])),
  );
}
