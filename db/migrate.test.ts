import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { freePort } from "#db/embedded/postmaster.ts";
import { migrateDatabase, refuseOldServer } from "#db/migrate.ts";
import { env } from "#lib/env.ts";

const url = () => env().DATABASE_URL ?? "";
const folder = mkdtempSync(join(tmpdir(), "depesche-migrations-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function applied(): Promise<unknown[]> {
  return (await db().execute(sql`select * from drizzle.__drizzle_migrations order by id`)).rows;
}

/** A folder of migrations as drizzle-kit writes them, later than all real ones. */
function migrations(...statements: string[]): string {
  mkdirSync(join(folder, "meta"), { recursive: true });
  const entries = statements.map((statement, idx) => {
    writeFileSync(join(folder, `${idx}.sql`), statement);
    return { idx, version: "7", when: Date.parse("2100-01-01") + idx, tag: `${idx}`, breakpoints: true };
  });
  const journal = { version: "7", dialect: "postgresql", entries };
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify(journal));
  return folder;
}

describe("migrateDatabase", () => {
  it("changes nothing the second time", async () => {
    const before = await applied();
    expect(before.length).toBeGreaterThan(0);
    await migrateDatabase(url());
    expect(await applied()).toEqual(before);
  });

  it("takes a failing migration back and says why", async () => {
    const before = await applied();
    const failing = migrateDatabase(url(), migrations("create table half (n int)", "select nonsense"));
    await expect(failing).rejects.toThrow(
      'The database could not be migrated: column "nonsense" does not exist.',
    );
    expect(await applied()).toEqual(before);
    expect((await db().execute(sql`select to_regclass('half') as half`)).rows).toEqual([{ half: null }]);
  });

  it("applies each migration once when several processes start together", async () => {
    const before = await applied();
    const slow = migrations(
      "create table once_only as select pg_sleep(0.2)::text",
      "insert into once_only default values",
    );
    await Promise.all([1, 2, 3].map(() => migrateDatabase(url(), slow)));
    expect(await applied()).toHaveLength(before.length + 2);
    expect((await db().execute(sql`select count(*) as n from once_only`)).rows).toEqual([{ n: 2 }]);
  });

  it("says where it looked when nobody answers", async () => {
    const port = await freePort();
    await expect(migrateDatabase(`postgres://u:p@127.0.0.1:${port}/x`)).rejects.toThrow(
      new RegExp(`^Cannot reach the database at 127\\.0\\.0\\.1:${port}: .*ECONNREFUSED.*\\.$`),
    );
  });

  it("says where it looked when something else answers", async () => {
    const other = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const port = await freePort();
    await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
    await expect(migrateDatabase(`postgres://u:p@127.0.0.1:${port}/x`)).rejects.toThrow(
      /^Cannot reach the database/,
    );
    other.close();
  });

  it("does not repeat the password of a refused sign-in", async () => {
    const wrong = new URL(url());
    wrong.password = "geheim";
    const refused = migrateDatabase(wrong.href);
    await expect(refused).rejects.toThrow(/^Cannot reach the database at .*password authentication failed/);
    await expect(refused).rejects.not.toThrow(/geheim/);
  });

  it("says that the database is missing", async () => {
    const absent = new URL(url());
    absent.pathname = "/absent";
    await expect(migrateDatabase(absent.href)).rejects.toThrow(
      /^Cannot reach the database at [\w.]+:\d+: database "absent" does not exist\.$/,
    );
  });

  it("says that the name of the host is wrong", async () => {
    await expect(migrateDatabase("postgres://u:p@no-such-host.invalid/x")).rejects.toThrow(
      /^Cannot reach the database at no-such-host\.invalid:5432: .+\.$/,
    );
  });

  it("says that the user may not create tables", async () => {
    await db().execute(sql`create role reader login password 'geheim'`);
    await db().execute(sql`create database closed owner depesche`);
    try {
      const closed = new URL(url());
      Object.assign(closed, { username: "reader", password: "geheim", pathname: "/closed" });
      await expect(migrateDatabase(closed.href)).rejects.toThrow(
        "The user of DATABASE_URL may not create tables in its database: permission denied for database closed.",
      );
    } finally {
      await db().execute(sql`drop database closed with (force)`);
      await db().execute(sql`drop role reader`);
    }
  });

  it.each(["postgres://u:ge/heim@h/x", "postgres://u:ge#heim@h/x"])(
    "refuses %s without repeating it",
    async (broken) => {
      const refused = migrateDatabase(broken);
      await expect(refused).rejects.toThrow(/^DATABASE_URL cannot be read: .*percent-encoded\)\.$/);
      await expect(refused).rejects.not.toThrow(/heim/);
    },
  );
});

describe("refuseOldServer", () => {
  it.each(["15.0", "18.4", "17beta1", "16.3 (Debian 16.3-1.pgdg120+1)"])("takes %s", (version) => {
    expect(() => refuseOldServer(version, "db:5432")).not.toThrow();
  });

  it.each(["14.12 (Debian 14.12-1)", "9.6.24", ""])("refuses %j", (version) => {
    expect(() => refuseOldServer(version, "db:5432")).toThrow(
      `Postgres 15 or newer is needed, but db:5432 runs ${version}.`,
    );
  });
});
