import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { Worker } from "node:worker_threads";
import { sql } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { toPayloads } from "#db/change-channel.ts";
import { type ListenState, listenToChanges } from "#db/change-listener.ts";
import { announce } from "#db/changes.ts";
import { db, transaction } from "#db/client.ts";
import type { Change } from "#lib/changes.ts";
import { publishDatabaseUrl } from "#lib/env.ts";

const own = process.env.DATABASE_URL ?? "";
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  publishDatabaseUrl(own);
});

function listen(pulse?: number) {
  const states: ListenState[] = [];
  const changes: Change[] = [];
  const { close } = listenToChanges({
    onChange: (change) => changes.push(change),
    onState: (state) => states.push(state),
    ...(pulse === undefined ? {} : { pulse }),
  });
  cleanups.push(close);
  return { states, changes, close, until: (...wanted: ListenState[]) => reached(states, wanted) };
}

const reached = (states: ListenState[], wanted: ListenState[]) =>
  vi.waitFor(() => expect(states).toEqual(wanted), { timeout: 20_000, interval: 20 });

const change = { gone: [], hard: ["article:1"], soft: ["list:latest"] };
const tellFromElsewhere = (told: Change) =>
  db().execute(sql`SELECT pg_notify('depesche_changes', ${toPayloads(told, "another process")[0]})`);
const terminate = () =>
  db().execute(sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'depesche changes' AND datname = current_database()`);

it("hears others, and not what this process has told itself", async () => {
  const { changes, until } = listen();
  await until("listening");
  await transaction(async (tx) => announce(tx, { hard: ["of our own"] }));
  await tellFromElsewhere(change);
  await vi.waitFor(() => expect(changes).toEqual([change]), 20_000);
});

it("takes a thread of this process for this process", async () => {
  const module = new URL("./change-channel.ts", import.meta.url).href;
  const code = `import(${JSON.stringify(module)}).then(({ toPayloads }) =>
    require("node:worker_threads").parentPort.postMessage(toPayloads({ gone: [], hard: ["site"], soft: [] })[0]))`;
  const worker = new Worker(code, { eval: true });
  const [payload] = (await once(worker, "message")) as [string];
  const mine = toPayloads({ gone: [], hard: ["site"], soft: [] })[0];
  expect(payload).toBe(mine);
});

it("listens again when the server has ended the connection", async () => {
  const { changes, until } = listen();
  await until("listening");
  await terminate();
  await until("listening", "lost", "listening");
  await tellFromElsewhere(change);
  await vi.waitFor(() => expect(changes).toEqual([change]), 20_000);
});

it("says so while the database is away, and comes back by itself", async () => {
  const proxy = await openProxy();
  const { until } = listen();
  await until("listening");
  await proxy.close();
  await until("listening", "lost", "down");
  await proxy.open();
  await until("listening", "lost", "down", "listening");
});

it("is down from the start where there is no database", async () => {
  publishDatabaseUrl("postgres://nobody@127.0.0.1:1/nothing");
  const { until, close } = listen();
  await until("down");
  await close();
});

it("notices a connection that died without a word", async () => {
  const proxy = await openProxy();
  const { states, until } = listen(200);
  await until("listening");
  proxy.swallow(true);
  const since = performance.now();
  await until("listening", "lost");
  // Two pulses and what a busy machine takes; with the usual pulse of three seconds that is six.
  expect(performance.now() - since).toBeLessThan(4_000);
  proxy.swallow(false);
  await vi.waitFor(() => expect(states.at(-1)).toBe("listening"), { timeout: 20_000 });
}, 30_000);

it("says nothing any more once it is closed", async () => {
  const { states, changes, until, close } = listen();
  await until("listening");
  await close();
  await tellFromElsewhere(change);
  await db().execute(sql`SELECT pg_sleep(0.1)`);
  expect({ states, changes }).toEqual({ states: ["listening"], changes: [] });
});

/** Stands between the listener and Postgres, and can fall silent. */
async function openProxy() {
  const target = new URL(own);
  const sockets = new Set<Socket>();
  let silent = false;
  let server: Server;
  let port = 0;
  const open = async () => {
    server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(socket);
        socket.on("error", () => {});
        socket.on("data", (bytes) => silent || other.write(bytes));
        socket.on("close", () => silent || other.destroy());
      }
    }).listen(port, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as { port: number }).port;
  };
  const close = async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    if (server.listening) await once(server, "close");
  };
  await open();
  cleanups.push(close);
  const through = new URL(own);
  through.host = `127.0.0.1:${port}`;
  publishDatabaseUrl(through.href);
  return {
    open,
    close,
    swallow: (now: boolean) => {
      silent = now;
    },
  };
}
