import { printFigure, rounded } from "#bench/figure.ts";
import { runProgram } from "#bench/program.ts";
import { forgetSubscribers, makeSubscribers } from "#bench/subscribers.ts";
import { keyArticle } from "#db/article-keys.ts";
import { transaction } from "#db/client.ts";
import { query } from "#db/testing/query.ts";
import { env } from "#lib/env.ts";

const SUBSCRIBERS = 100_000;
const EACH = 4;
/** As many as a busy newsroom publishes in a day. */
const FRESH = 150;
const SECONDS = 600;
const MEGABYTES = 500;

/** A day's digest for everybody, each with contents of their own. */
export async function benchDigests(): Promise<void> {
  await makeSubscribers({ count: SUBSCRIBERS, frequency: "daily", each: EACH });
  const rows = await query<{ id: number }>(`
    UPDATE articles SET published_at = now() - interval '1 hour' WHERE id IN (
      SELECT id FROM articles WHERE state = 'live' ORDER BY published_at DESC LIMIT ${FRESH}) RETURNING id`);
  for (const { id } of rows) await transaction((tx) => keyArticle(tx, id));
  const { mails, took, most } = await buildApart();
  const counted = await query<{ queued: number; waiting: number }>(`
    SELECT count(*)::int AS queued, (SELECT count(*)::int FROM subscribers WHERE daily_until > now() - interval '1 hour') AS waiting
    FROM deliveries WHERE dedupe_key LIKE 'digest%'`);
  console.log(
    `${SUBSCRIBERS} subscribers, ${EACH} subscriptions each, ${FRESH} new articles: ${mails} digests, ${counted[0]?.queued} rows, ${rounded(mails / took)} a second`,
  );
  printFigure("digests of everybody", took, { atMost: SECONDS }, " s");
  printFigure("memory of the process that builds them, at its most", most, { atMost: MEGABYTES }, " MB");
  await forgetSubscribers();
}

/** In a process of its own: what the invented articles left in this one's memory is not the digests'. */
async function buildApart(): Promise<{ mails: number; took: number; most: number }> {
  const program = `
    import { buildDigests } from "#db/digests.ts";
    import { closeDatabase } from "#db/client.ts";
    import { grantSystem } from "#lib/grant.ts";
    const began = performance.now();
    const mails = await buildDigests(grantSystem("bench"), "daily", new Date());
    const took = (performance.now() - began) / 1000;
    console.log(JSON.stringify({ mails, took, most: process.resourceUsage().maxRSS / 1024 }));
    await closeDatabase();`;
  const said = await runProgram(process.execPath, ["--input-type=module", "-e", program], {
    within: SECONDS * 1000,
    env: { DATABASE_URL: env().DATABASE_URL ?? "" },
  });
  return JSON.parse(said) as { mails: number; took: number; most: number };
}
