import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#lib/log.ts";

/** Renders whose results nobody waits for. */
export type Background = {
  /** Has `work` done later, once for each key that is waiting. */
  add: (key: string, work: () => Promise<unknown>) => void;
};

/**
 * For each millisecond of work so many of rest: readers who wait for a page come first, on two cores as well, however
 * much a busy newsroom publishes.
 */
const REST = 2;
/** Milliseconds of work without rest, earned while resting: the lists around a single article are made in one go. */
const CREDIT = 400;
/** After a failure, in milliseconds: whatever it was is not over in an instant. */
const REST_AFTER_FAILURE = 1_000;

/** So long, in milliseconds, such a render waits while readers wait for others; then its own reader is not forgotten. */
const YIELD = { step: 10, most: 2_000 };

/** While one waits for the database another renders. */
const AT_ONCE = 2;

/** Two at a time, in the order in which they were asked for. @param busy whether somebody waits for a render, apart from so many that are made here */
export function createBackground(busy: (working: number) => boolean): Background {
  const waiting = new Map<string, () => Promise<unknown>>();
  let running = 0;
  let working = 0;
  let credit = CREDIT;
  let creditedAt = performance.now();

  /** Settles what was worked since `began`; what goes beyond the credit is rested for. */
  async function settle(began: number): Promise<void> {
    const now = performance.now();
    credit = Math.min(CREDIT, credit + (began - creditedAt) / REST) - (now - began);
    creditedAt = now;
    if (credit < 0) await sleep(-credit * REST);
  }

  async function run(): Promise<void> {
    running += 1;
    for (let next = first(waiting); next; next = first(waiting)) {
      const [key, work] = next;
      // Off the list before it reads: what changes from here on is asked for again.
      waiting.delete(key);
      for (let waited = 0; busy(working) && waited < YIELD.most; waited += YIELD.step)
        await sleep(YIELD.step);
      const began = performance.now();
      try {
        working += 1;
        await work().finally(() => {
          working -= 1;
        });
        await settle(began);
      } catch (error) {
        log().error({ err: error, url: key }, "rendering in the background failed");
        await sleep(REST_AFTER_FAILURE);
      }
    }
    running -= 1;
  }

  return {
    add: (key, work) => {
      if (waiting.has(key)) return;
      waiting.set(key, work);
      if (running < AT_ONCE) void run();
    },
  };
}

const first = <Value>(map: Map<string, Value>) => map.entries().next().value;
