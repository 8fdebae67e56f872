import { sql } from "drizzle-orm";
import { db, type Transaction, transaction } from "#db/client.ts";
import { changeWithConsent, logConsent } from "#db/consents.ts";
import { portalLanguage, portalVoice, spokenJson, voiceOf } from "#db/language.ts";
import { queueMail } from "#db/mails.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import { nameSubject, subjectName } from "#db/subscription-subjects.ts";
import { type Consented, consentWording, promiseWording } from "#lib/consent-wording.ts";
import { parseEmail } from "#lib/email-address.ts";
import { hashOneTime, newToken } from "#lib/one-time.ts";
import { paths } from "#lib/paths.ts";
import type { System, Viewer, Visitor } from "#lib/proof.ts";
import { subscriptionToken } from "#lib/subscription-links.ts";
import {
  type Frequency,
  refOf,
  type Subject,
  type SubscriptionInput,
  type SubscriptionProblem,
  UNCONFIRMED_DAYS,
} from "#lib/subscriptions.ts";

/** A household and a school class, no flood. */
const FROM_ONE: RateLimit = { bucket: "subscriptions from one place", hits: 30, seconds: 3600 };
/** Whoever fills in somebody else's address fills no mailbox. */
const TO_ONE: RateLimit = { bucket: "subscription mails to one address", hits: 6, seconds: 24 * 3600 };

type Subscriber = { id: number; email: string; locale: "de" | "en"; secret: string };
type Made = { id: number; isActive: boolean };

/**
 * Takes down a wish and mails a link that confirms it; nothing else is sent to the address before. Who is subscribed
 * already is told so by mail: the page says the same to everybody.
 * @param input.email as typed, and an address (lib/subscriptions.ts, checkSubscription)
 * @param formPath the page with the form, for the consent log
 */
export async function requestSubscription(
  by: Visitor | Viewer,
  { subject, email: typed, frequency }: SubscriptionInput,
  formPath: string,
): Promise<{ problem: SubscriptionProblem; retryAfter?: number } | null> {
  const email = parseEmail(typed);
  if (email === null) return { problem: "email" };
  const limited =
    (await hitRateLimit(FROM_ONE, by.addressKey)) ??
    (await hitRateLimit(TO_ONE, hashOneTime(email, "rate limit")));
  if (limited) return { problem: "too-often", ...limited };
  return transaction(async (tx) => {
    const name = await nameSubject(subject, tx);
    if (name === null) return { problem: "not-found" };
    const subscriber = await findOrMake(tx, email);
    const { id, isActive } = await wish(tx, subscriber.id, { subject, frequency });
    const about = { kind: subject.kind, name, frequency };
    if (isActive) await tellActive(tx, subscriber, { id, about });
    else await askToConfirm(tx, subscriber, { id, about, subject, formPath });
    return null;
  });
}

/** The address's row, with the account that has it. */
async function findOrMake(tx: Transaction, email: string): Promise<Subscriber> {
  const { rows } = await tx.execute<Subscriber>(sql`
    INSERT INTO subscribers AS s (email, locale, secret, user_id)
    VALUES (${email}, ${portalLanguage()}, ${newToken()}, (SELECT u.id FROM users u WHERE u.email = ${email}
      AND u.email_verified_at IS NOT NULL AND NOT EXISTS (SELECT FROM subscribers o WHERE o.user_id = u.id)))
    ON CONFLICT (email) DO UPDATE SET email = excluded.email
    RETURNING id, email, locale, secret`);
  const [row] = rows;
  if (!row) throw new Error("A subscriber was neither found nor made.");
  return row;
}

/** One that ended begins anew: it has to be confirmed again. A wish said twice is one. */
async function wish(
  tx: Transaction,
  subscriberId: number,
  { subject: { kind, refId, query }, frequency }: { subject: Subject; frequency: Frequency },
): Promise<Made> {
  const { rows } = await tx.execute<Made>(sql`
    INSERT INTO subscriptions AS p (subscriber_id, kind, ref_id, query, frequency)
    VALUES (${subscriberId}, ${kind}, ${refId}, ${query}, ${frequency})
    ON CONFLICT (subscriber_id, kind, (coalesce(ref_id, 0)), (coalesce(query, ''))) DO UPDATE SET
      frequency = CASE WHEN p.confirmed_at IS NOT NULL AND p.ended_at IS NULL THEN p.frequency ELSE excluded.frequency END,
      created_at = CASE WHEN p.confirmed_at IS NOT NULL AND p.ended_at IS NULL THEN p.created_at ELSE now() END,
      nearness = CASE WHEN p.ended_at IS NULL THEN p.nearness END,
      confirmed_at = CASE WHEN p.ended_at IS NULL THEN p.confirmed_at END,
      ended_at = NULL
    RETURNING id, confirmed_at IS NOT NULL AS "isActive"`);
  const [made] = rows;
  if (!made) throw new Error("A subscription was neither found nor made.");
  return made;
}

type Asked = { id: number; about: Consented; subject: Subject; formPath: string };

async function askToConfirm(
  tx: Transaction,
  { id: subscriberId, email, locale }: Subscriber,
  { id, about, subject, formPath }: Asked,
): Promise<void> {
  const mailId = `subscribe ${id} ${Date.now()}`;
  await queueMail(tx, {
    to: email,
    locale,
    dedupeKey: mailId,
    content: {
      kind: "subscribe-confirm",
      about,
      days: UNCONFIRMED_DAYS,
      path: paths.subscribeConfirm(subscriptionToken({ may: "confirm", subscriptionId: id })),
    },
  });
  const voice = await portalVoice(tx);
  await logConsent(tx, {
    email,
    subscriberId,
    event: "requested",
    list: listOf(subject),
    wording: promiseWording(voice.t),
    locale: voice.locale,
    formUrl: formPath,
    mailId,
  });
}

async function tellActive(
  tx: Transaction,
  { email, locale, secret }: Subscriber,
  { id, about }: { id: number; about: Consented },
): Promise<void> {
  await queueMail(tx, {
    to: email,
    locale,
    dedupeKey: `subscribed ${id} ${Date.now()}`,
    content: { kind: "subscribed-already", about, path: paths.subscribeManage(secret) },
  });
}

/** How the consent log names what is subscribed to: "topic 12", "search Brücke". */
export const listOf = (subject: Subject): string => `${subject.kind} ${refOf(subject)}`.trim();

type Wish = Subject & {
  id: number;
  frequency: Frequency;
  subscriberId: number;
  email: string;
  locale: "de" | "en";
  secret: string;
  name: string | null;
  isConfirmed: boolean;
  spoken: Parameters<typeof voiceOf>[0];
};

/** What a confirming link is about. */
export type ToConfirm = { about: Consented; isConfirmed: boolean; secret: string };

/** @returns null when nobody wishes that any more: it was not confirmed in time, or has ended */
export async function findWish(subscriptionId: number): Promise<ToConfirm | null> {
  const found = await readWish(subscriptionId);
  return found && toConfirm(found);
}

/**
 * Begins a subscription. Pressed twice it begins once; a link of one that has ended begins nothing.
 * @returns what was confirmed, or null as findWish does
 */
export async function confirmSubscription(
  _: Visitor | System,
  subscriptionId: number,
): Promise<ToConfirm | null> {
  const found = await readWish(subscriptionId);
  if (!found || found.isConfirmed) return found && toConfirm(found);
  const { id, email, subscriberId, spoken } = found;
  const { t, locale, name } = voiceOf(spoken);
  const { about, secret } = toConfirm(found);
  const wording = consentWording(t, name, about);
  await changeWithConsent({
    changed: sql`UPDATE subscriptions SET confirmed_at = now(), told_until = now()
      WHERE id = ${id} AND confirmed_at IS NULL AND ended_at IS NULL RETURNING id`,
    also: sql`UPDATE subscribers SET confirmed_at = coalesce(confirmed_at, now()),
        daily_until = coalesce(daily_until, now()), weekly_until = coalesce(weekly_until, now())
      WHERE id = ${subscriberId} AND EXISTS (SELECT FROM changed)`,
    lines: [{ id, email, subscriberId, event: "confirmed", list: listOf(found), wording, locale }],
  });
  return { about, secret, isConfirmed: true };
}

const toConfirm = ({ kind, name, frequency, isConfirmed, secret }: Wish): ToConfirm => ({
  about: { kind, name: name ?? "", frequency },
  isConfirmed,
  secret,
});

async function readWish(id: number): Promise<Wish | null> {
  const { rows } = await db().execute<Wish>(sql`
    SELECT p.id, p.kind, p.ref_id AS "refId", p.query, p.frequency, p.confirmed_at IS NOT NULL AS "isConfirmed",
      s.id AS "subscriberId", s.email, s.locale, s.secret, ${subjectName} AS name, ${spokenJson()} AS spoken
    FROM subscriptions p JOIN subscribers s ON s.id = p.subscriber_id
    WHERE p.id = ${id} AND p.ended_at IS NULL
      AND (p.confirmed_at IS NOT NULL OR p.created_at > now() - make_interval(days => ${UNCONFIRMED_DAYS}))`);
  return rows[0] ?? null;
}
