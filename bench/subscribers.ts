import { query } from "#db/testing/query.ts";
import type { Frequency } from "#lib/subscriptions.ts";

/** Hosts that the addresses are spread over: a newsletter goes to a few large ones and many small. */
const HOSTS = 400;

type Wanted = { count: number; frequency: Frequency; each: number; since?: string };

/** Subscribers with so many subscriptions each, spread over what the invented articles have: topics, sections, authors, likeness. */
export async function makeSubscribers({ count, frequency, each, since = "2 days" }: Wanted): Promise<void> {
  await query(`
    INSERT INTO subscribers (email, secret, confirmed_at, daily_until, weekly_until)
    SELECT format('reader%s@host%s.example', n + b.top, n % ${HOSTS}), md5(random()::text) || n, now() - '${since}'::interval,
      now() - '${since}'::interval, now() - '${since}'::interval
    FROM generate_series(1, ${count}::int) n, (SELECT coalesce(max(id), 0) AS top FROM subscribers) b`);
  await query(`
    WITH refs AS (
      SELECT kind, id, row_number() OVER () - 1 AS place FROM (
        (SELECT 'topic' AS kind, id FROM topics) UNION ALL (SELECT 'section', id FROM sections)
        UNION ALL (SELECT 'author', id FROM authors)
        UNION ALL (SELECT 'similar', id FROM articles WHERE state = 'live' ORDER BY published_at DESC LIMIT 2000)) all_refs),
    many AS (SELECT count(*) AS n FROM refs),
    fresh AS (SELECT id FROM subscribers ORDER BY id DESC LIMIT ${count})
    INSERT INTO subscriptions (subscriber_id, kind, ref_id, frequency, confirmed_at)
    SELECT DISTINCT f.id, r.kind, r.id, '${frequency}'::text, now() - '${since}'::interval
    FROM fresh f CROSS JOIN generate_series(1, ${each}::int) k CROSS JOIN many
    JOIN refs r ON r.place = (hashtext(f.id || ':' || k) & 2147483647) % many.n`);
  await query(`ANALYZE subscribers, subscriptions`);
}

export async function forgetSubscribers(): Promise<void> {
  await query(`TRUNCATE subscribers, subscriptions, deliveries, article_keys, consents CASCADE`);
  await query(`DELETE FROM pgboss.job WHERE name IN ('mail', 'bulk-mail', 'alerts')`);
}
