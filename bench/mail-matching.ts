import { printFigure, rounded } from "#bench/figure.ts";
import { forgetSubscribers, makeSubscribers } from "#bench/subscribers.ts";
import { median, printTable } from "#bench/table.ts";
import { alertOf } from "#db/alerts.ts";
import { refreshRelated } from "#db/related-refresh.ts";
import { query } from "#db/testing/query.ts";
import { grantOperator, grantSystem } from "#lib/grant.ts";

const SUBSCRIPTIONS = 100_000;
const ROUNDS = 7;
const MATCHED_MS = 2_000;

/** One new article held against everybody who wants to hear at once; with the mails that come of it queued. */
export async function benchMatching(): Promise<void> {
  await makeSubscribers({ count: SUBSCRIPTIONS, frequency: "at_once", each: 1 });
  const rows = await query<{ id: number }>(
    `SELECT id FROM articles WHERE state = 'live' ORDER BY published_at DESC LIMIT ${ROUNDS}`,
  );
  const ids = rows.map(({ id }) => id);
  await refreshRelated(grantOperator("npm run bench"), ids);
  await query(`UPDATE articles SET published_at = now() WHERE id = ANY('{${ids.join()}}'::bigint[])`);
  const times: number[] = [];
  const told: string[][] = [];
  for (const id of ids) {
    const began = performance.now();
    const mails = await alertOf(grantSystem("bench"), id);
    const took = performance.now() - began;
    times.push(took);
    told.push([`article ${id}`, `${mails}`, rounded(took)]);
  }
  printTable([`against ${SUBSCRIPTIONS} subscriptions`, "mails queued", "ms"], told);
  printFigure(
    "a new article matched and its mails queued, at the median",
    median(times),
    { atMost: MATCHED_MS },
    " ms",
  );
  await forgetSubscribers();
}
