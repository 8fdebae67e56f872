import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { closeDatabase, db } from "#db/client.ts";
import { startEmbedded } from "#db/embedded.ts";
import { lateJobs } from "#db/health.ts";
import { openDatabase, withDatabase } from "#db/open.ts";
import { copyDataFolder } from "#db/testing/data-folder.ts";
import { env, publishDatabaseUrl } from "#lib/env.ts";

const own = env().DATABASE_URL;
const tables = async () => {
  const { rows } = await db().execute(sql`select count(*) as n from pg_tables where tablename = 'articles'`);
  return rows;
};
const serverPort = async () => (await db().execute(sql`select inet_server_port() as port`)).rows;

describe("on an embedded database", () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "depesche-open-"));
    copyDataFolder(inject("dataFolder"), dataDir);
    await closeDatabase();
    process.env.DATA_DIR = dataDir;
    publishDatabaseUrl(undefined);
  });

  afterEach(async () => {
    await closeDatabase();
    delete process.env.DATA_DIR;
    publishDatabaseUrl(own);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("openDatabase brings it up migrated, tells where it is, and leaves nothing running", async () => {
    const { url, embedded, stop } = await openDatabase(env());
    expect(embedded).toBe(true);
    expect(env()).toMatchObject({ DATABASE_URL: url, HOST: "127.0.0.1" });
    expect(await tables()).toEqual([{ n: 1 }]);
    await stop();
    expect(env().DATABASE_URL).toBeUndefined();
    expect(existsSync(join(dataDir, "portal.lock"))).toBe(false);
    expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(false);
  });

  it("withDatabase starts one for as long as the command runs", async () => {
    expect(await withDatabase(tables)).toEqual([{ n: 1 }]);
    expect(existsSync(join(dataDir, "portal.lock"))).toBe(false);
    expect(() => db()).toThrow("There is no database yet");
  });

  it("withDatabase joins the one of the portal that runs, and leaves it running", async () => {
    const portal = await startEmbedded(dataDir);
    const port = Number(new URL(portal.url).port);
    expect(await withDatabase(serverPort)).toEqual([{ port }]);
    expect(await withDatabase(tables)).toEqual([{ n: 1 }]);
    await portal.stop();
  });

  it("withDatabase hands on why the command failed, and stops", async () => {
    await expect(withDatabase(() => Promise.reject(new Error("no such file")))).rejects.toThrow(
      "no such file",
    );
    expect(existsSync(join(dataDir, "portal.lock"))).toBe(false);
  });
});

describe("on a database that stands elsewhere", () => {
  it("withDatabase uses it as it is", async () => {
    expect(await withDatabase(serverPort)).toEqual([{ port: Number(new URL(own ?? "").port) }]);
    expect(env().DATABASE_URL).toBe(own);
  });
});

describe("lateJobs", () => {
  it("knows a database that answers, one that is late and one that is gone", async () => {
    expect(await lateJobs(2_000)).toEqual([]);
    // Every connection is busy for a second, so the question waits longer than it may.
    const busy = Promise.all(Array.from({ length: 10 }, () => db().execute(sql`select pg_sleep(1)`)));
    expect(await lateJobs(200)).toBe(null);
    await busy;
    await closeDatabase();
    publishDatabaseUrl("postgres://u:p@127.0.0.1:1/x");
    expect(await lateJobs(2_000)).toBe(null);
    await closeDatabase();
    publishDatabaseUrl(own);
  });
});
