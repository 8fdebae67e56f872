import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db, transaction } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { enqueue } from "#db/queue.ts";
import { env } from "#lib/env.ts";

const jobs = async () =>
  (await db().execute(sql`SELECT name, data, state, start_after FROM pgboss.job ORDER BY created_on`)).rows;

it("is taken back with its transaction", async () => {
  const failing = transaction(async (tx) => {
    await enqueue(tx, "mail", { deliveryId: 1 });
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await jobs()).toEqual([]);
});

it("is there once the transaction has committed, and not before", async () => {
  await transaction(async (tx) => {
    await enqueue(tx, "mail", { deliveryId: 2 });
    expect(await jobs()).toEqual([]);
  });
  expect(await jobs()).toMatchObject([{ name: "mail", data: { deliveryId: 2 }, state: "created" }]);
});

it("takes many transactions at once, more than there are connections", async () => {
  await db().execute(sql`DELETE FROM pgboss.job`);
  await Promise.all(
    Array.from({ length: 40 }, (_, at) => transaction((tx) => enqueue(tx, "mail", { deliveryId: at }))),
  );
  expect(await jobs()).toHaveLength(40);
});

it("waits for its moment", async () => {
  await db().execute(sql`DELETE FROM pgboss.job`);
  const startAfter = new Date("2100-01-01T00:00:00Z");
  await transaction((tx) => enqueue(tx, "housekeeping", {}, { startAfter }));
  const [job] = await jobs();
  expect(new Date(String(job?.start_after))).toEqual(startAfter);
});

it("has its tables made once, whoever starts together", async () => {
  const url = new URL(env().DATABASE_URL ?? "");
  const fresh = `queues_${process.pid}`;
  await db().execute(sql.raw(`CREATE DATABASE ${fresh}`));
  url.pathname = `/${fresh}`;
  await Promise.all([1, 2, 3].map(() => migrateDatabase(url.href)));
  await migrateDatabase(url.href);
  await db().execute(sql.raw(`DROP DATABASE ${fresh}`));
});
