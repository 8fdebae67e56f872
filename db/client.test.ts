import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { closeDatabase, db, transaction } from "#db/client.ts";
import { countQueries } from "#db/query-count.ts";

const one = () => db().execute(sql`select 1`);

describe("db", () => {
  it("hands out int8 as numbers", async () => {
    const { rows } = await db().execute(sql`select count(*) as n, 9007199254740991::int8 as big`);
    expect(rows[0]).toEqual({ n: 1, big: Number.MAX_SAFE_INTEGER });
  });

  it("ends a statement that takes too long", async () => {
    const { rows } = await db().execute(sql`show statement_timeout`);
    expect(rows[0]).toEqual({ statement_timeout: "15s" });
  });

  it("outlives a connection that the server drops", async () => {
    const { rows } = await db().execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await expect(db().execute(sql`select pg_terminate_backend(${rows[0]?.pid})`)).rejects.toThrow();
    expect((await one()).rowCount).toBe(1);
  });

  it("outlives one that is dropped in the middle of a transaction", async () => {
    const dropped = transaction((tx) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`));
    await expect(dropped).rejects.toThrow();
    expect((await one()).rowCount).toBe(1);
  });

  it("opens again after it was closed", async () => {
    await closeDatabase();
    expect((await one()).rowCount).toBe(1);
  });

  it("takes a failed transaction back", async () => {
    await db().execute(sql`create table kept (n int)`);
    const failing = transaction(async (tx) => {
      await tx.execute(sql`insert into kept values (1)`);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect((await db().execute(sql`select n from kept`)).rows).toEqual([]);
  });
});

describe("countQueries", () => {
  it("counts statements sent together as one round trip deep", async () => {
    const counted = await countQueries(() => Promise.all([one(), one(), one()]));
    expect(counted).toMatchObject({ queries: 3, depth: 1 });
  });

  it("counts statements sent one after the other as so many round trips", async () => {
    const counted = await countQueries(async () => {
      await one();
      await Promise.all([one(), one()]);
    });
    expect(counted).toMatchObject({ queries: 3, depth: 2 });
  });

  it("counts what a transaction sends, begin and commit included, once", async () => {
    const counted = await countQueries(() => transaction((tx) => tx.execute(sql`select 1`)));
    expect(counted).toMatchObject({ queries: 3, depth: 3 });
    expect(await countQueries(one)).toMatchObject({ queries: 1, depth: 1 });
  });

  it("counts a failed statement", async () => {
    const counted = await countQueries(() =>
      db()
        .execute(sql`select nonsense`)
        .catch(() => null),
    );
    expect(counted).toMatchObject({ queries: 1, depth: 1 });
  });

  it("does not see what others ask meanwhile", async () => {
    const [counted] = await Promise.all([countQueries(one), one(), one()]);
    expect(counted).toMatchObject({ queries: 1, depth: 1 });
  });

  it("counts more statements at once than there are connections", async () => {
    const counted = await countQueries(() => Promise.all(Array.from({ length: 25 }, one)));
    expect(counted.queries).toBe(25);
  });
});
