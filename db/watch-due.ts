import { listDue } from "#db/due.ts";
import type { Change } from "#lib/changes.ts";
import { log } from "#lib/log.ts";

/** A page is late by this at most, in milliseconds: nobody can tell, and the question costs next to nothing. */
const ASK_EVERY_MS = 2_000;

/**
 * Tells what the clock alone changes, as it happens: from the call on, by the database's clock. While the database
 * is away nothing is lost: the next question begins where the last one ended. @returns how to stop
 */
export function watchDue(onChange: (change: Change) => void, every = ASK_EVERY_MS): () => Promise<void> {
  let from: Date | null = null;
  let asking: Promise<void> | null = null;
  const ask = async () => {
    const { until, ...change } = await listDue(from);
    from = until;
    if (change.gone.length + change.hard.length + change.soft.length > 0) onChange(change);
  };
  const askUnlessAsking = () => {
    asking ??= ask()
      // Drizzle wraps what Postgres said into the whole statement.
      .catch((error: Error) => log().warn({ err: error.cause ?? error }, "asking what is due failed"))
      .finally(() => {
        asking = null;
      });
  };
  const timer = setInterval(askUnlessAsking, every);
  askUnlessAsking();
  return async () => {
    clearInterval(timer);
    await asking;
  };
}
