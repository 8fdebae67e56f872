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
  stop: () => Promise<void>;
};

/** @param more variables of its environment */
export async function startPortal(
  databaseUrl: string,
  more: Record<string, string> = {},
): Promise<OwnPortal> {
  const port = await freePort();
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
      ...more,
    },
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(origin + path, { redirect: "manual", headers });
  await untilReady(child, get);
  return {
    origin,
    get,
    text: async (path) => (await get(path)).text(),
    metric: async (name) => {
      const line = new RegExp(`^${name} (\\S+)$`, "m").exec(await (await get("/metrics")).text());
      return Number(line?.[1]);
    },
    stop: async () => {
      const ended = new Promise((done) => child.once("exit", done));
      if (child.exitCode === null) child.kill("SIGTERM");
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
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
