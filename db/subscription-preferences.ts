import { type SQL, sql } from "drizzle-orm";
import { type Database, db, type Transaction, transaction } from "#db/client.ts";
import { changeWithConsent } from "#db/consents.ts";
import { spokenJson, voiceOf } from "#db/language.ts";
import { subjectName } from "#db/subscription-subjects.ts";
import { listOf } from "#db/subscriptions.ts";
import { NEARNESS, NEARNESS_STEP } from "#lib/alerts.ts";
import { consentWording } from "#lib/consent-wording.ts";
import type { System, Viewer, Visitor } from "#lib/proof.ts";
import type { Frequency, Subject } from "#lib/subscriptions.ts";

export type ListedSubscription = Subject & { id: number; name: string; frequency: Frequency; since: string };

/** What an address gets. `email` is shown in part alone: the link may lie in somebody else's hands. */
export type Preferences = {
  subscriberId: number;
  email: string;
  locale: "de" | "en";
  subscriptions: ListedSubscription[];
};

/** @param secret of the link in every mail @returns null for a link that is none of ours */
export async function readPreferences(secret: string): Promise<Preferences | null> {
  const { rows } = await db().execute<Preferences>(sql`
    SELECT s.id AS "subscriberId", s.email, s.locale, (
      SELECT coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'refId', p.ref_id, 'query', p.query,
        'name', coalesce(${subjectName}, ''), 'frequency', p.frequency, 'since', p.confirmed_at) ORDER BY p.id), '[]')
      FROM subscriptions p WHERE p.subscriber_id = s.id AND p.confirmed_at IS NOT NULL AND p.ended_at IS NULL
      ) AS subscriptions
    FROM subscribers s WHERE s.secret = ${secret}`);
  return rows[0] ?? null;
}

/** The link to what an account's address gets; null where it gets nothing. */
export async function preferencesOf({ userId }: Viewer): Promise<string | null> {
  const { rows } = await db().execute<{ secret: string }>(sql`
    SELECT s.secret FROM subscribers s JOIN users u ON u.id = s.user_id
    WHERE u.id = ${userId} AND s.confirmed_at IS NOT NULL`);
  return rows[0]?.secret ?? null;
}

/** How often, for each that is named; and the language of the mails. @returns whether the link was one of ours */
export function savePreferences(
  _: Visitor | Viewer,
  secret: string,
  { locale, frequencies }: { locale: "de" | "en"; frequencies: ReadonlyMap<number, Frequency> },
): Promise<boolean> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: number }>(sql`
      UPDATE subscribers SET locale = ${locale} WHERE secret = ${secret} RETURNING id`);
    const [subscriber] = rows;
    if (!subscriber) return false;
    for (const [id, frequency] of frequencies)
      await tx.execute(sql`
        UPDATE subscriptions SET frequency = ${frequency}
        WHERE id = ${id} AND subscriber_id = ${subscriber.id} AND ended_at IS NULL
          AND kind NOT IN ('corrections', 'newsletter')`);
    return true;
  });
}

/** Which subscriptions of an address end; `all` whatever there are. */
type Ending =
  | { ids: readonly number[] }
  | { subscriberId: number; frequency: Frequency }
  | { secret: string; id: number | "all" };

/**
 * Ends subscriptions, at once and for good: mails that are on their way and not yet handed over do not go out either.
 * Who holds the link of a mail may do this and nothing else. Done twice it is done. @returns how many ended
 */
export function endSubscriptions(_: Visitor | Viewer | System, ending: Ending): Promise<number> {
  return endWhere(db(), meant(ending));
}

/** The same for whoever leaves: the log knows that nothing is wanted any more. */
export async function endForAccount(tx: Transaction, userId: number, email: string): Promise<void> {
  await endWhere(tx, sql`(s.user_id = ${userId} OR s.email = ${email})`);
}

async function endWhere(on: Transaction | Database, which: SQL): Promise<number> {
  const { rows } = await on.execute<Ended>(sql`
    SELECT p.id, p.kind, p.ref_id AS "refId", p.query, p.frequency, p.confirmed_at IS NOT NULL AS "isConfirmed",
      s.id AS "subscriberId", s.email, ${subjectName} AS name, ${spokenJson()} AS spoken
    FROM subscriptions p JOIN subscribers s ON s.id = p.subscriber_id
    WHERE p.ended_at IS NULL AND ${which}`);
  if (rows.length === 0) return 0;
  const ids = sql`${sql.param(rows.map(({ id }) => id))}::bigint[]`;
  return changeWithConsent(
    {
      changed: sql`UPDATE subscriptions SET ended_at = now() WHERE id = ANY(${ids}) AND ended_at IS NULL RETURNING id`,
      lines: rows.filter(({ isConfirmed }) => isConfirmed).map(withdrawal),
    },
    on,
  );
}

function meant(ending: Ending): SQL {
  if ("ids" in ending) return sql`p.id = ANY(${sql.param(ending.ids)}::bigint[])`;
  if ("subscriberId" in ending)
    return sql`s.id = ${ending.subscriberId} AND p.frequency = ${ending.frequency} AND p.kind <> 'newsletter'`;
  return ending.id === "all"
    ? sql`s.secret = ${ending.secret}`
    : sql`s.secret = ${ending.secret} AND p.id = ${ending.id}`;
}

type Ended = Subject & {
  id: number;
  frequency: Frequency;
  isConfirmed: boolean;
  subscriberId: number;
  email: string;
  name: string | null;
  spoken: Parameters<typeof voiceOf>[0];
};

function withdrawal(ended: Ended) {
  const { id, email, subscriberId, kind, frequency } = ended;
  const { t, locale, name: site } = voiceOf(ended.spoken);
  const wording = consentWording(t, site, { kind, frequency, name: ended.name ?? "" });
  return { id, email, subscriberId, event: "withdrawn" as const, list: listOf(ended), wording, locale };
}

/** "Fewer of these": what is like that article has to be nearer from now on. @returns whether it still runs */
export async function wantFewer(_: Visitor | Viewer, subscriptionId: number): Promise<boolean> {
  const { rowCount } = await db().execute(sql`
    UPDATE subscriptions SET nearness = least(coalesce(nearness, ${NEARNESS}) + ${NEARNESS_STEP}, 1)
    WHERE id = ${subscriptionId} AND kind = 'similar' AND ended_at IS NULL`);
  return Boolean(rowCount);
}

/**
 * Forgets wishes that nobody confirmed in time, the lines of the log that ask for them, and addresses that wish nothing
 * (rule LG): it may have been a stranger who typed the address. @returns how many addresses
 */
export async function forgetUnconfirmed(_: System, days: number): Promise<number> {
  await db().execute(sql`
    DELETE FROM subscriptions WHERE confirmed_at IS NULL AND created_at < now() - make_interval(days => ${days})`);
  await db().execute(sql`
    DELETE FROM consents c WHERE c.event = 'requested' AND c.created_at < now() - make_interval(days => ${days})
      AND NOT EXISTS (SELECT FROM consents y WHERE y.email = c.email AND y.list = c.list AND y.event = 'confirmed'
        AND y.id > c.id)`);
  const { rowCount } = await db().execute(sql`
    DELETE FROM subscribers s WHERE s.confirmed_at IS NULL AND s.created_at < now() - make_interval(days => ${days})
      AND NOT EXISTS (SELECT FROM subscriptions p WHERE p.subscriber_id = s.id)`);
  return rowCount ?? 0;
}

/** Lets an account have what its address subscribed to before it was one. */
export async function joinAccount(tx: Transaction, userId: number): Promise<void> {
  await tx.execute(sql`
    UPDATE subscribers s SET user_id = u.id FROM users u
    WHERE u.id = ${userId} AND s.email = u.email AND s.user_id IS NULL
      AND NOT EXISTS (SELECT FROM subscribers o WHERE o.user_id = u.id)`);
}
