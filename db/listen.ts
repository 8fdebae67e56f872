import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { CHANNEL, fromPayload } from "#db/changes.ts";
import type { Change } from "#lib/changes.ts";
import { env } from "#lib/env.ts";

/**
 * listening: from now on every change is heard; what came before may not have been. lost: the connection has just
 * ended, another is being made. down: that failed, and is tried again until it succeeds.
 */
export type LineState = "listening" | "lost" | "down";

type Hearing = { onChange: (change: Change) => void; onState: (state: LineState) => void };

/** A connection that has died without a word is noticed within the sum of both, in milliseconds. */
const askEvery = 4_000;
const answerWithin = 4_000;
const connectWithin = 2_000;
const RETRY_MS = { first: 100, most: 1_000 };

/** Hears what other processes commit, on a connection of its own. Resolves once it listens. @returns how to stop */
export async function listenToChanges({ onChange, onState }: Hearing): Promise<() => Promise<void>> {
  let client = await connect(onChange);
  let closing = false;
  onState("listening");

  const listening = (async () => {
    while (!closing) {
      await ended(client);
      if (closing) return;
      onState("lost");
      let pause = RETRY_MS.first;
      while (!closing) {
        try {
          client = await connect(onChange);
          onState("listening");
          break;
        } catch {
          onState("down");
          await sleep(pause);
          pause = Math.min(2 * pause, RETRY_MS.most);
        }
      }
    }
  })();

  return async () => {
    closing = true;
    await client.end().catch(() => {});
    await listening;
  };
}

async function connect(onChange: Hearing["onChange"]): Promise<Client> {
  const client = new Client({
    connectionString: env().DATABASE_URL,
    application_name: "depesche changes",
    connectionTimeoutMillis: connectWithin,
    query_timeout: answerWithin,
    keepAlive: true,
  });
  // An error that nobody waits for is followed by the end of the connection, which is waited for.
  client.on("error", () => {});
  client.on("notification", ({ payload }) => {
    const change = fromPayload(payload ?? "");
    if (change) onChange(change);
  });
  await client.connect();
  await client.query(`LISTEN ${CHANNEL}`);
  return client;
}

/** Resolves when the connection is gone, or does not answer any more. */
async function ended(client: Client): Promise<void> {
  const gone = Promise.withResolvers<void>();
  client.once("end", gone.resolve);
  const asking = setInterval(() => {
    client.query("SELECT 1").catch(() => gone.resolve());
  }, askEvery);
  await gone.promise;
  clearInterval(asking);
  void client.end().catch(() => {});
}
