/** Something that runs until it is stopped. */
export type Stoppable = { stop: () => Promise<unknown> | unknown };

/** Names what a measurement has brought up, the moment it is up. */
export type Keep = <T extends Stoppable>(started: T) => T;

/**
 * Runs a measurement and then stops what it brought up, the last first: however it ends, also when it is
 * interrupted.
 */
export async function onStage<Result>(run: (keep: Keep) => Promise<Result>): Promise<Result> {
  const kept: Stoppable[] = [];
  const stopAll = async () => {
    for (let last = kept.pop(); last; last = kept.pop()) {
      await Promise.resolve(last.stop()).catch((error: unknown) => console.error(error));
    }
  };
  const interrupted = () => void stopAll().finally(() => process.exit(130));
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.once(signal, interrupted);
  try {
    return await run((started) => {
      kept.push(started);
      return started;
    });
  } finally {
    for (const signal of signals) process.off(signal, interrupted);
    await stopAll();
  }
}
