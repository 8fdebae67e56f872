import { type Answer, ask } from "#bench/ask.ts";
import type { Ground } from "#bench/database.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { startPortal } from "#bench/portal.ts";
import type { Keep } from "#bench/stage.ts";
import { forgetSubscribers, makeSubscribers } from "#bench/subscribers.ts";
import { printTable } from "#bench/table.ts";
import { query } from "#db/testing/query.ts";
import { paths } from "#lib/paths.ts";
import { subscriptionToken } from "#lib/subscription-links.ts";

const PER_SECOND = 500;
const SECONDS = 8;
const AT_ONCE = 32;

/** What happens in the minute after a newsletter: links are opened and pressed. */
export async function benchLinks(keep: Keep, ground: Ground): Promise<void> {
  await forgetSubscribers();
  await makeSubscribers({ count: 20_000, frequency: "daily", each: 1 });
  const rows = await query<{ id: number }>(`SELECT id FROM subscriptions ORDER BY id`);
  await query(`UPDATE subscriptions SET confirmed_at = NULL WHERE id % 2 = 0`);
  const portal = await startPortal(keep, ground);
  const { origin } = portal;
  const confirm = rows.filter(({ id }) => id % 2 === 0).map(({ id }) => id);
  const end = rows.filter(({ id }) => id % 2 === 1).map(({ id }) => id);
  const asked: [name: string, ids: number[], path: (id: number) => string, form: string][] = [
    [
      "confirm",
      confirm,
      (id) => paths.subscribeConfirm(subscriptionToken({ may: "confirm", subscriptionId: id })),
      "",
    ],
    [
      "one-click unsubscribe",
      end,
      (id) => paths.unsubscribe(subscriptionToken({ may: "end", subscriptionIds: [id] })),
      "List-Unsubscribe=One-Click",
    ],
  ];
  const table: string[][] = [];
  for (const [name, ids, path, form] of asked) {
    const before = portal.cpu();
    const { done, perSecond } = await hold(ids, (id) => ask(origin + path(id), { form }));
    table.push([name, rounded(perSecond), rounded((portal.cpu() - before) / done)]);
    printFigure(`${name}, requests a second`, perSecond, { atLeast: PER_SECOND });
  }
  printTable(["POST", "requests/s", "ms CPU each"], table);
}

/** Each link once, so that every request does what it is for. */
async function hold(
  ids: number[],
  press: (id: number) => Promise<Answer>,
): Promise<{ done: number; perSecond: number }> {
  const until = performance.now() + SECONDS * 1000;
  const began = performance.now();
  let done = 0;
  let next = 0;
  const worker = async () => {
    for (let id = ids[next++]; id !== undefined && performance.now() < until; id = ids[next++]) {
      const { status } = await press(id);
      if (status >= 400) throw new Error(`Answered with ${status}.`);
      done++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { done, perSecond: (done * 1000) / (performance.now() - began) };
}
