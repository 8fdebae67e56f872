import { listDue } from "#db/due.ts";
import type { Change } from "#lib/changes.ts";
import { log } from "#lib/log.ts";

/** A page is late by this at most, in milliseconds: nobody can tell, and the question costs next to nothing. */
const askEvery = 2_000;

/**
 * Tells what the clock alone changes, as it happens. While the database is away nothing is lost: the next question
 * begins where the last one ended. @returns how to stop
 */
export function watchDue(onChange: (change: Change) => void): () => Promise<void> {
  let from = new Date();
  let asking: Promise<void> | null = null;
  const ask = async () => {
    const { until, ...change } = await listDue(from);
    from = until;
    if (change.gone.length + change.hard.length + change.soft.length > 0) onChange(change);
  };
  const timer = setInterval(() => {
    asking ??= ask()
      .catch((error: unknown) => log().warn({ err: error }, "asking what is due failed"))
      .finally(() => {
        asking = null;
      });
  }, askEvery);
  return async () => {
    clearInterval(timer);
    await asking;
  };
}
