import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#db/embedded/postmaster.ts";

/** A portal of a test's own, on a database that the test brings along. */
export type OwnPortal = {
  origin: string;
  /** A GET that follows nothing. */
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  text: (path: string) => Promise<string>;
  /** What /metrics says under a name. */
  metric: (name: string) => Promise<number>;
  /** Where its outbox folder is. */
  dataDir: string;
  stop: () => Promise<void>;
  /** As when the machine goes down: nothing is finished. */
  kill: () => Promise<void>;
};

/** @param env what the portal is told besides */
export async function startPortal(databaseUrl: string, env: Record<string, string> = {}): Promise<OwnPortal> {
  // Whoever comes back after an end is looked for where it was.
  const port = Number(env.PORT) || (await freePort());
  const dataDir = mkdtempSync(join(tmpdir(), "depesche-own-"));
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [".next/portal/server.mjs"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: `${port}`,
      HOST: "127.0.0.1",
      SITE_URL: origin,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: "silent",
      ...env,
    },
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(origin + path, { redirect: "manual", headers });
  await untilReady(child, get);
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    const ended = new Promise((done) => child.once("exit", done));
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await ended;
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    origin,
    dataDir,
    get,
    text: async (path) => (await get(path)).text(),
    metric: async (name) => {
      const line = new RegExp(`^${name} (\\S+)$`, "m").exec(await (await get("/metrics")).text());
      return Number(line?.[1]);
    },
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

async function untilReady(child: ChildProcess, get: OwnPortal["get"]): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    if (child.exitCode !== null) throw new Error("The portal ended before it was ready.");
    const answer = await get("/readyz").catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("The portal was not ready within a minute.");
}
