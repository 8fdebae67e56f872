import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { readConsents } from "#db/consents.ts";
import { subjectName } from "#db/subscription-subjects.ts";
import { listSuppressions, type Suppression } from "#db/suppressions.ts";
import { within } from "#db/within.ts";
import type { LoggedConsent } from "#lib/consent-records.ts";
import type { Admin } from "#lib/proof.ts";
import type { Frequency, Subject } from "#lib/subscriptions.ts";

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
  subscriptions: FiledSubscription[];
  suppression: Suppression | null;
};

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
    const [consents, [suppression]] = await Promise.all([
      readConsents(email),
      listSuppressions(admin, { address: email }),
    ]);
    return { consents, subscriptions: subscriber?.subscriptions ?? [], suppression: suppression ?? null };
  });
}
