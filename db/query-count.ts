import { AsyncLocalStorage } from "node:async_hooks";
import { Pool, type PoolClient } from "pg";
import { isUnreachable } from "#db/unreachable.ts";
import { answerUnavailable } from "#lib/answer.ts";

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

type Send = (...args: unknown[]) => unknown;

/** A pool that tells the running count of every statement, whether sent through the pool or a connection taken from it. */
export class CountedPool extends Pool {
  constructor(...args: ConstructorParameters<typeof Pool>) {
    super(...args);
    const send = this.query.bind(this) as Send;
    this.query = ((...query: unknown[]) => count(() => send(...query))) as typeof this.query;
    const take = this.connect.bind(this) as Send;
    // The pool's own query() takes connections by callback and is counted already.
    this.connect = ((callback?: unknown) =>
      callback
        ? take(callback)
        : (take() as Promise<PoolClient>).then(counting, failing)) as typeof this.connect;
  }
}

/** The page that is rendering says that it could not ask, which is not the same as a mistake of ours. */
function noteUnavailable(error: unknown): void {
  if (isUnreachable(error)) answerUnavailable();
}

function failing(error: unknown): never {
  noteUnavailable(error);
  throw error;
}

function counting(client: PoolClient): PoolClient {
  const { query, release } = client;
  client.query = ((...args: unknown[]) => count(() => (query as Send).apply(client, args))) as typeof query;
  client.release = (error) => {
    client.query = query;
    release.call(client, error);
  };
  return client;
}

function count(send: () => unknown): unknown {
  const running = tally.getStore();
  const answer = send();
  if (!(answer instanceof Promise)) return answer;
  answer.catch(noteUnavailable);
  if (!running) return answer;
  running.queries += 1;
  const depth = running.finished + 1;
  const finish = () => {
    running.finished = Math.max(running.finished, depth);
  };
  answer.then(finish, finish);
  return answer;
}
