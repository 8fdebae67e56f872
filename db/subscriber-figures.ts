import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import { type CountLine, type GrowthDay, growthDays } from "#lib/mail-figures.ts";
import type { Admin, Editor, Viewer } from "#lib/proof.ts";
import type { Frequency, SubscriptionKind } from "#lib/subscriptions.ts";

export type FollowedLine = { kind: SubscriptionKind; frequency: Frequency; many: number };

export type SubscriberFigures = {
  /** What runs, by what it follows and how often. */
  followed: FollowedLine[];
  /** Addresses that follow anything. */
  addresses: number;
  /** Wishes that wait for the click in the mail. */
  waiting: number;
  /** The last days, the oldest first; the last is today, as far as it has come. */
  growth: GrowthDay[];
  /** What became of mails in MAIL_DAYS days. */
  mails: CountLine[];
};

export const GROWTH_DAYS = 90;
export const MAIL_DAYS = 30;

/** Day by day, as "d": the planner cannot know which day is today, and would read the years before as well. */
const lastDays = (days: number) => sql`
  (SELECT (now() AT TIME ZONE ${portalTimeZone})::date - g AS day FROM generate_series(0, ${days - 1}::int) g) d`;

/** Subscribers in numbers, without an address. Reads an index of what runs through: whoever shows it often keeps it for a while. */
export async function readSubscriberFigures(_: Editor): Promise<SubscriberFigures> {
  const [running, waiting, days, mails] = await Promise.all([
    readRunning(),
    countWaiting(),
    listDays(),
    listMailCounts(),
  ]);
  const total = running.followed.reduce((sum, { many }) => sum + many, 0);
  return { ...running, waiting, growth: growthDays(days, total), mails };
}

/** Once through what runs, for all that is asked of it. */
async function readRunning(): Promise<Pick<SubscriberFigures, "followed" | "addresses">> {
  const { rows } = await db().execute<FollowedLine & { addresses: number }>(sql`
    WITH running AS MATERIALIZED (
      SELECT p.kind, p.frequency, p.subscriber_id FROM subscriptions p
      WHERE p.confirmed_at IS NOT NULL AND p.ended_at IS NULL)
    SELECT r.kind, r.frequency, count(*)::int AS many,
      (SELECT count(DISTINCT x.subscriber_id)::int FROM running x) AS addresses
    FROM running r GROUP BY r.kind, r.frequency`);
  return {
    followed: rows.map(({ kind, frequency, many }) => ({ kind, frequency, many })),
    addresses: rows[0]?.addresses ?? 0,
  };
}

async function countWaiting(): Promise<number> {
  const { rows } = await db().execute<{ waiting: number }>(sql`
    SELECT count(*)::int AS waiting FROM subscriptions p WHERE p.confirmed_at IS NULL AND p.ended_at IS NULL`);
  return rows[0]?.waiting ?? 0;
}

async function listMailCounts(): Promise<CountLine[]> {
  const { rows } = await db().execute<CountLine>(sql`
    SELECT c.what, c.kind, sum(c.many)::int AS many FROM ${lastDays(MAIL_DAYS)} JOIN LATERAL (
      SELECT m.what, m.kind, sum(m.many) AS many FROM mail_counts m WHERE m.day = d.day GROUP BY m.what, m.kind) c ON true
    GROUP BY c.what, c.kind`);
  return rows;
}

async function listDays(): Promise<Omit<GrowthDay, "total">[]> {
  const { rows } = await db().execute<Omit<GrowthDay, "total">>(sql`
    SELECT to_char(d.day, 'YYYY-MM-DD') AS day, coalesce(c.confirmed, 0)::int AS confirmed,
      coalesce(c.ended, 0)::int AS ended
    FROM ${lastDays(GROWTH_DAYS)} LEFT JOIN LATERAL (
      SELECT sum(m.many) FILTER (WHERE m.what = 'confirmed') AS confirmed,
        sum(m.many) FILTER (WHERE m.what = 'ended') AS ended
      FROM mail_counts m WHERE m.day = d.day AND m.what IN ('confirmed', 'ended') AND m.kind <> 'comment-reply') c ON true
    ORDER BY d.day`);
  return rows;
}

/** Requests that nobody confirms are kept no longer (lib/retention.ts), so further back there is less than there was. */
const SIGN_UP_DAYS = 7;

/** How many asked for mails in each of the last hours, counted back from now; the newest last. */
export async function listSignUpHours(_: Viewer | Editor | Admin): Promise<number[]> {
  const hours = SIGN_UP_DAYS * 24;
  const { rows } = await db().execute<{ ago: number; many: number }>(sql`
    SELECT floor(extract(epoch FROM now() - c.created_at) / 3600)::int AS ago, count(*)::int AS many
    FROM consents c WHERE c.event = 'requested' AND c.created_at > now() - make_interval(hours => ${hours})
      AND c.created_at <= now() GROUP BY 1`);
  const counts = new Array<number>(hours).fill(0);
  for (const { ago, many } of rows) if (ago < hours) counts[hours - 1 - ago] = many;
  return counts;
}
