import { startDatabase } from "#bench/database.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { onStage } from "#bench/stage.ts";
import { median, percentile, printTable } from "#bench/table.ts";
import { listQueue } from "#db/moderation-queue.ts";
import { countNewsroom } from "#db/newsroom-counts.ts";
import { getPersonHistory } from "#db/person-history.ts";
import { getQueued } from "#db/queued-comment.ts";
import { makeManyComments } from "#db/testing/many-comments.ts";
import { parseQueueFilter } from "#lib/queue-filter.ts";

const COMMENTS = 1_000_000;
const PENDING = 10_000;
const ARTICLES = 20_000;
const ROUNDS = 15;
const MOST_MS = 50;

/** Every view and filter of the comment queue, asked of a database with a million comments. */
export async function benchQueue(): Promise<void> {
  await onStage(async (keep) => {
    await startDatabase(keep, { articles: ARTICLES });
    await makeManyComments({ comments: COMMENTS, pending: PENDING });
    const first = await listQueue(parseQueueFilter({}));
    const shown = first.rows[0]?.id ?? 0;
    const userId = (await getQueued(shown))?.userId ?? 0;
    const view = (query: Record<string, string>) => () => listQueue(parseQueueFilter(query));
    const asked: [string, () => Promise<unknown>][] = [
      ["waiting", view({})],
      ["waiting, next page", () => listQueue(parseQueueFilter({}), first.next)],
      ["waiting, worst first", view({ sort: "risk" })],
      ["waiting, one section", view({ section: "1" })],
      ["waiting, no such section", view({ section: "999999" })],
      ["waiting, a remark", view({ reason: "links" })],
      ["waiting, a remark nobody got", view({ reason: "burst" })],
      ["waiting, one person", view({ author: `${userId}` })],
      ["waiting, a frequent word", view({ q: "Wald" })],
      ["waiting, a seldom word", view({ q: "Bahn" })],
      ["waiting, a rare word", view({ q: "wort77" })],
      ["waiting, a word that nobody wrote", view({ q: "Xylophon" })],
      ["waiting, all of them", view({ q: "Wald", section: "1", reason: "links" })],
      ["reported", view({ reported: "1" })],
      ["approved", view({ state: "approved" })],
      ["approved, one section", view({ state: "approved", section: "1" })],
      ["approved, no such section", view({ state: "approved", section: "999999" })],
      ["approved, a remark", view({ state: "approved", reason: "links" })],
      ["approved, a frequent word", view({ state: "approved", q: "Wald" })],
      ["approved, a seldom word", view({ state: "approved", q: "Bahn" })],
      ["approved, a rare word", view({ state: "approved", q: "wort77" })],
      ["rejected", view({ state: "rejected" })],
      ["spam", view({ state: "spam" })],
      ["the counts", countNewsroom],
      ["one comment, with all beside it", () => getQueued(shown)],
      ["one person", () => getPersonHistory(userId)],
    ];
    const rows: string[][] = [];
    let slowest = 0;
    for (const [name, read] of asked) {
      const times = await timesOf(read);
      slowest = Math.max(slowest, percentile(times, 0.95));
      rows.push([name, rounded(median(times)), rounded(percentile(times, 0.95))]);
    }
    printTable([`${COMMENTS} comments, ${PENDING} waiting`, "median ms", "p95 ms"], rows);
    printFigure("the slowest view", slowest, { atMost: MOST_MS }, " ms");
  });
}

/** With the way to the database and back. */
async function timesOf(read: () => Promise<unknown>): Promise<number[]> {
  await read();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await read();
    times.push(performance.now() - began);
  }
  return times;
}
