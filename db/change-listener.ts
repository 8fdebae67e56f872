import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { CHANNEL, fromPayload } from "#db/change-channel.ts";
import type { Change } from "#lib/changes.ts";
import { env } from "#lib/env.ts";

/**
 * listening: from here on every change is heard. lost: the connection is gone and the first attempt to restore it
 * is under way. down: that failed; further attempts follow until one succeeds.
 */
export type ListenState = "listening" | "lost" | "down";

type Hearing = {
  /** Hears what other processes have committed; what this one writes it tells by itself (lib/changes.ts). */
  onChange: (change: Change) => void;
  /** Hears every change of state. What was committed between "lost" and "listening" is heard by nobody. */
  onState: (state: ListenState) => void;
  /** Milliseconds between two questions whether the connection is alive. */
  pulse?: number;
};

/** A connection that died without a word is noticed after two of these. */
const PULSE_MS = 3_000;
const CONNECT_WITHIN_MS = 3_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/** Listens on a connection of its own, and restores it for as long as it takes. @returns how to stop */
export function listenToChanges({ onChange, onState, pulse = PULSE_MS }: Hearing): {
  close: () => Promise<void>;
} {
  const connectionString = env().DATABASE_URL;
  const stop = new AbortController();
  let state: ListenState | undefined;
  const say = (now: ListenState) => {
    if (now === state || stop.signal.aborted) return;
    state = now;
    onState(now);
  };
  const running = run();
  return {
    close: async () => {
      stop.abort();
      await running;
    },
  };

  async function run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!stop.signal.aborted) {
      const client = createClient();
      try {
        await client.connect();
        await client.query(`LISTEN ${CHANNEL}`);
        pause = FIRST_PAUSE_MS;
        say("listening");
        await untilBroken(client, pulse, stop.signal);
        say("lost");
      } catch {
        say("down");
        await sleep(pause, undefined, { signal: stop.signal }).catch(() => {});
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
      // Not waited for: a connection that is half dead may never say goodbye.
      client.end().catch(() => {});
    }
  }

  function createClient(): Client {
    const client = new Client({
      connectionString,
      application_name: "depesche changes",
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      query_timeout: CONNECT_WITHIN_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: pulse,
    });
    client.on("error", () => {});
    client.on("notification", ({ payload = "" }) => {
      const change = fromPayload(payload);
      if (change && !stop.signal.aborted) onChange(change);
    });
    return client;
  }
}

/** Resolves when the connection ends, or does not answer from one pulse to the next. */
function untilBroken(client: Client, pulse: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let answered = true;
    const done = () => {
      clearInterval(beat);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const beat = setInterval(() => {
      if (!answered) return done();
      answered = false;
      client.query("SELECT 1").then(() => {
        answered = true;
      }, done);
    }, pulse);
    client.once("end", done);
    client.once("error", done);
    signal.addEventListener("abort", done);
  });
}
