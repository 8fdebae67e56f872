import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { closeDatabase, db, transaction } from "#db/client.ts";
import { isUnreachable } from "#db/unreachable.ts";
import { withNote } from "#lib/answer.ts";
import { publishDatabaseUrl } from "#lib/env.ts";

const own = process.env.DATABASE_URL ?? "";
afterEach(async () => {
  await closeDatabase();
  publishDatabaseUrl(own);
});

/** Whether the answer for which fn asks the database notes that it is away; fn must fail. */
const unavailableAfter = (fn: () => Promise<unknown>) =>
  withNote(async (note) => {
    await expect(fn()).rejects.toThrow();
    return note.unavailable;
  });

const goTo = async (url: string) => {
  await closeDatabase();
  publishDatabaseUrl(url);
};

describe("an answer notes that the database is away", () => {
  it.each([
    ["nobody listens", "postgres://nobody@127.0.0.1:1/nothing"],
    ["the name leads nowhere", "postgres://nobody@database.invalid/nothing"],
  ])("when %s", async (_, url) => {
    await goTo(url);
    expect(await unavailableAfter(() => db().execute(sql`SELECT 1`))).toBe(true);
    expect(await unavailableAfter(() => transaction((tx) => tx.execute(sql`SELECT 1`)))).toBe(true);
  });

  it("when the connection is ended under a statement, alone or in a transaction", async () => {
    const die = sql`SELECT pg_terminate_backend(pg_backend_pid())`;
    expect(await unavailableAfter(() => db().execute(die))).toBe(true);
    expect(await unavailableAfter(() => transaction((tx) => tx.execute(die)))).toBe(true);
  });

  it("when the server takes no more connections", async () => {
    await db().execute(sql`CREATE ROLE crowded LOGIN PASSWORD 'x' CONNECTION LIMIT 0`);
    const url = new URL(own);
    Object.assign(url, { username: "crowded", password: "x" });
    await goTo(url.href);
    expect(await unavailableAfter(() => db().execute(sql`SELECT 1`))).toBe(true);
  });

  it("when no connection becomes free for as long as a reader waits", async () => {
    const busy = Array.from({ length: 10 }, async () => db().execute(sql`SELECT pg_sleep(5)`));
    expect(await unavailableAfter(() => db().execute(sql`SELECT 1`))).toBe(true);
    await Promise.all(busy);
  });

  it("and not when the statement is to blame", async () => {
    expect(await unavailableAfter(() => db().execute(sql`SELECT nonsense`))).toBe(false);
    expect(await unavailableAfter(() => transaction((tx) => tx.execute(sql`SELECT 1 / 0`)))).toBe(false);
  });
});

it("isUnreachable looks into what others have wrapped", () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  expect(isUnreachable(new Error("Failed query", { cause: refused }))).toBe(true);
  expect(isUnreachable(new AggregateError([refused, refused]))).toBe(true);
  expect(isUnreachable(Object.assign(new Error("duplicate"), { code: "23505" }))).toBe(false);
  expect(isUnreachable("ECONNREFUSED")).toBe(false);
});
