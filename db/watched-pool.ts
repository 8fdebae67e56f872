import { Pool, type PoolClient } from "pg";
import { count } from "#db/query-count.ts";
import { isUnreachable } from "#db/unreachable.ts";
import { answerUnavailable } from "#lib/answer.ts";

type Send = (...args: unknown[]) => unknown;

/**
 * A pool that watches every statement, whether sent through the pool or a connection taken from it: tells the
 * running count, and, where the database cannot be reached, the answer that is being rendered.
 */
export class WatchedPool extends Pool {
  constructor(...args: ConstructorParameters<typeof Pool>) {
    super(...args);
    const send = this.query.bind(this) as Send;
    this.query = ((...query: unknown[]) => watch(() => send(...query))) as typeof this.query;
    const take = this.connect.bind(this) as Send;
    // The pool's own query() takes connections by callback and is watched already.
    this.connect = ((callback?: unknown) =>
      callback
        ? take(callback)
        : (noteFailure(take()) as Promise<PoolClient>).then(watching)) as typeof this.connect;
  }
}

function watching(client: PoolClient): PoolClient {
  const { query, release } = client;
  client.query = ((...args: unknown[]) => watch(() => (query as Send).apply(client, args))) as typeof query;
  // Whoever holds a connection learns of its end from a statement; without a listener it would end the process.
  client.on("error", ignore);
  client.release = (error) => {
    // The one that it shares with all others, as it was before.
    Reflect.deleteProperty(client, "query");
    client.off("error", ignore);
    release.call(client, error);
  };
  return client;
}

const ignore = () => {};

const watch = (send: () => unknown): unknown => noteFailure(count(send));

/** The caller gets the failure all the same; the request that it belongs to is known only here, where it was sent. */
function noteFailure(answer: unknown): unknown {
  if (answer instanceof Promise) {
    answer.catch((error: unknown) => {
      if (isUnreachable(error)) answerUnavailable();
    });
  }
  return answer;
}
