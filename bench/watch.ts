import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "#bench/ask.ts";
import { now } from "#bench/mark.ts";

/** How a page came to show what was written. */
export type Sighting = {
  /** From the write's return to the end of the first answer that shows it, in milliseconds; NaN when none did in time. */
  milliseconds: number;
  /** Answers without it to questions that were asked after the write was known to be done. */
  stale: number;
};

/** Asks often enough to see it come, seldom enough to leave the machine to what is measured. */
const PAUSE_MS = 2;
const WITHIN_MS = 5_000;

/**
 * Reads a page again and again, from before it is written until it shows it.
 * @param write resolves when the write has returned, with the time of that (performance.timeOrigin's clock)
 */
export async function watch(url: string, mark: string, write: Promise<number>): Promise<Sighting> {
  let known = Number.POSITIVE_INFINITY;
  const written = write.finally(() => {
    known = now();
  });
  let stale = 0;
  for (;;) {
    const askedAt = now();
    const shown = (await ask(url)).text().includes(mark);
    const answeredAt = now();
    if (shown) return { milliseconds: Math.max(0, answeredAt - (await written)), stale };
    if (askedAt >= known) stale += 1;
    if (answeredAt - known > WITHIN_MS) return { milliseconds: Number.NaN, stale };
    await sleep(PAUSE_MS);
  }
}
