import { beforeAll, describe, expect, it } from "vitest";
import { listQueue } from "#db/moderation-queue.ts";
import { countNewsroom } from "#db/newsroom-counts.ts";
import { getPersonHistory } from "#db/person-history.ts";
import { getQueued } from "#db/queued-comment.ts";
import { makeManyComments } from "#db/testing/many-comments.ts";
import { makeMany, stepsOf } from "#db/testing/plans.ts";
import { parseQueueFilter } from "#lib/queue-filter.ts";

const COMMENTS = 60_000;
const PENDING = 600;
/** No view goes through more rows of a table than it looks at (LOOKED_AT), and never through all comments. */
const BOUND = 21_000;
const GROWING = ["comments", "comment_verdicts", "articles", "users"];

describe(`with ${COMMENTS} comments no view reads them all`, () => {
  beforeAll(async () => {
    await makeMany(2000);
    await makeManyComments({ comments: COMMENTS, pending: PENDING });
  }, 120_000);

  it.each<[string, Record<string, string>]>([
    ["waiting", {}],
    ["waiting, worst first", { sort: "risk" }],
    ["waiting, a section", { section: "1" }],
    ["waiting, a remark", { reason: "links" }],
    ["waiting, a person", { author: "7" }],
    ["waiting, a rare word", { q: "wort77" }],
    ["reported", { reported: "1" }],
    ["approved", { state: "approved" }],
    ["approved, no such section", { state: "approved", section: "999" }],
    ["approved, a rare word", { state: "approved", q: "wort77" }],
    ["spam", { state: "spam" }],
  ])("%s", async (_, query) => {
    await expectBounded(() => listQueue(parseQueueFilter(query)));
  });

  it("a comment with all beside it, a person, the counts", async () => {
    const [row] = (await listQueue(parseQueueFilter({}))).rows;
    await expectBounded(() => getQueued(row?.id ?? 0));
    await expectBounded(() => getPersonHistory(7));
    await expectBounded(() => countNewsroom());
  });

  it("a page goes on exactly where the last one ended", async () => {
    const filter = parseQueueFilter({ state: "approved" });
    const first = await listQueue(filter);
    await expectBounded(() => listQueue(filter, first.next));
    const second = await listQueue(filter, first.next);
    const times = [...first.rows, ...second.rows].map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60);
  });
});

async function expectBounded(read: () => Promise<unknown>): Promise<void> {
  const steps = await stepsOf(read);
  const large = steps.filter(({ table, rows }) => GROWING.includes(table) && rows > BOUND);
  expect(large).toEqual([]);
}
