import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { clusterFolder } from "#db/embedded/creation.ts";
import { readPostmaster } from "#db/embedded/postmaster.ts";
import { type EmbeddedDatabase, joinEmbedded, startEmbedded } from "#db/embedded.ts";
import { copyDataFolder } from "#db/testing/data-folder.ts";

let dataDir: string;
let running: EmbeddedDatabase | undefined;

beforeEach(() => {
  // Closed to others, as a clone under /root is: what a portal started by root has to cope with.
  dataDir = mkdtempSync(join(tmpdir(), "depesche-embedded-"));
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

/** All but the tests of the first start begin with a cluster that is there. */
const secondStart = () => copyDataFolder(inject("dataFolder"), dataDir);

async function start(): Promise<EmbeddedDatabase> {
  running = await startEmbedded(dataDir);
  return running;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client
    .query(statement)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** A portal in a process of its own, which keeps its database until it is killed. */
async function startElsewhere(): Promise<{ portal: ChildProcess; url: string }> {
  const script = `import { startEmbedded } from "#db/embedded.ts";
    console.log((await startEmbedded(process.argv[1])).url);
    setInterval(() => {}, 1000);`;
  const portal = spawn(process.execPath, ["--input-type=module-typescript", "-e", script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(portal.stdout, "data")) as [Buffer];
  return { portal, url: line.toString().trim() };
}

describe("startEmbedded", () => {
  it("creates a Postgres 18 that sorts like German, knows UTF-8 and keeps its password to itself", async () => {
    const { url } = await start();
    expect(await ask(url, "select current_database() as name, current_user as owner")).toEqual([
      { name: "depesche", owner: "depesche" },
    ]);
    expect(await ask(url, "show server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
    expect(await ask(url, "select t from unnest(array['Zebra', 'ähnlich', 'Apfel']) t order by t")).toEqual([
      { t: "ähnlich" },
      { t: "Apfel" },
      { t: "Zebra" },
    ]);
    expect(statSync(join(dataDir, "postgres.password")).mode & 0o777).toBe(0o600);
    await expect(ask(url.replace(/:[0-9a-f]+@/, ":wrong@"), "select 1")).rejects.toThrow(/password/);
  });

  it("keeps what was stored from one start to the next", async () => {
    secondStart();
    const first = await start();
    await ask(first.url, "create table kept as select 1 as n");
    await first.stop();
    expect(await ask((await start()).url, "select n from kept")).toEqual([{ n: 1 }]);
  });

  it("refuses a data folder that is in use, in one sentence", async () => {
    secondStart();
    await start();
    await expect(startEmbedded(dataDir)).rejects.toThrow(
      `Another Depesche is already running on ${dataDir} (pid ${process.pid}).`,
    );
  });

  it("starts anew with all data after the portal was killed and its Postgres lived on", async () => {
    secondStart();
    const { portal, url } = await startElsewhere();
    await ask(url, "create table kept as select 2 as n");
    await expect(start()).rejects.toThrow(`already running on ${dataDir} (pid ${portal.pid})`);
    portal.kill("SIGKILL");
    await once(portal, "exit");
    const orphan = readPostmaster(clusterFolder(dataDir));
    expect(orphan?.ready).toBe(true);
    expect(await ask((await start()).url, "select n from kept")).toEqual([{ n: 2 }]);
    expect(readPostmaster(clusterFolder(dataDir))?.pid).not.toBe(orphan?.pid);
  });

  it("starts anew after portal and Postgres were both killed", async () => {
    secondStart();
    const { portal, url } = await startElsewhere();
    await ask(url, "create table kept as select 3 as n");
    portal.kill("SIGKILL");
    const postmaster = readPostmaster(clusterFolder(dataDir));
    process.kill(postmaster?.pid ?? Number.NaN, "SIGKILL");
    await once(portal, "exit");
    expect(await ask((await start()).url, "select n from kept")).toEqual([{ n: 3 }]);
  });

  it("does not take a lock for live whose process number belongs to somebody else by now", async () => {
    secondStart();
    writeFileSync(join(dataDir, "portal.lock"), JSON.stringify({ pid: process.pid, startedAt: "1" }));
    expect(await ask((await start()).url, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("starts although another process has the number of the old postmaster by now", async () => {
    secondStart();
    await (await start()).stop();
    writeFileSync(
      join(clusterFolder(dataDir), "postmaster.pid"),
      `${process.pid}\n${clusterFolder(dataDir)}\n`,
    );
    expect(await ask((await start()).url, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("starts over when the first start was interrupted while creating the database", async () => {
    secondStart();
    rmSync(clusterFolder(dataDir), { recursive: true });
    mkdirSync(`${clusterFolder(dataDir)}.new/base`, { recursive: true });
    writeFileSync(join(dataDir, "portal.lock"), "");
    expect(await ask((await start()).url, "select 1 as n")).toEqual([{ n: 1 }]);
    expect(readdirSync(dataDir)).not.toContain("postgres.new");
  });

  it("says what Postgres complained about when it does not come up", async () => {
    secondStart();
    await (await start()).stop();
    writeFileSync(join(clusterFolder(dataDir), "postgresql.conf"), "nonsense here");
    await expect(startEmbedded(dataDir)).rejects.toThrow(
      /^The embedded Postgres did not start: .*postgres\.log\)\.$/,
    );
  });
});

describe("joinEmbedded", () => {
  it("finds the database of the portal that runs on the folder", async () => {
    secondStart();
    expect(await joinEmbedded(dataDir)).toBeNull();
    const { url } = await start();
    expect(await joinEmbedded(dataDir)).toBe(url);
  });
});
