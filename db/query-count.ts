import { AsyncLocalStorage } from "node:async_hooks";

/** queries: statements sent. depth: how many of them had to wait for an earlier one at most, the first included. */
export type QueryCount = { queries: number; depth: number };

type Tally = { queries: number; finished: number };

const shared = globalThis as typeof globalThis & { depescheTally?: AsyncLocalStorage<Tally> };
shared.depescheTally ??= new AsyncLocalStorage();
const tally = shared.depescheTally;

/** Counts what fn asks of the database, for tests and measurements.
 * A statement that starts after another has finished counts as deeper, related or not: the depth is never too low. */
export async function countQueries<Result>(
  fn: () => Promise<Result>,
): Promise<QueryCount & { result: Result }> {
  const counted: Tally = { queries: 0, finished: 0 };
  // Awaited inside: Drizzle's statements are sent when somebody waits for them.
  const result = await tally.run(counted, async () => await fn());
  return { result, queries: counted.queries, depth: counted.finished };
}

/** Sends a statement and, if it answers with a promise, tells the running count of it. */
export function count(send: () => unknown): unknown {
  const running = tally.getStore();
  const answer = send();
  if (!running || !(answer instanceof Promise)) return answer;
  running.queries += 1;
  const depth = running.finished + 1;
  const finish = () => {
    running.finished = Math.max(running.finished, depth);
  };
  answer.then(finish, finish);
  return answer;
}
