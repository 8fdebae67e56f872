import { sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { db } from "#db/client.ts";
import { watchDue } from "#db/watch-due.ts";
import type { Change } from "#lib/changes.ts";
import { publishDatabaseUrl } from "#lib/env.ts";

it("watchDue tells once what becomes due, also after the database was away, and stops", async () => {
  // It warns while it cannot ask.
  process.env.LOG_LEVEL = "silent";
  publishDatabaseUrl(process.env.DATABASE_URL);
  const heard: Change[] = [];
  const close = watchDue((change) => heard.push(change), 30);
  await db().execute(sql`SELECT pg_sleep(0.2)`);
  expect(heard).toEqual([]);
  await db().execute(sql`ALTER TABLE slots RENAME TO slots_gone`);
  const soon = new Date(Date.now() + 100).toISOString();
  await db().execute(sql`INSERT INTO promos (text, href, starts_at) VALUES ('x', '/', ${soon})`);
  await db().execute(sql`SELECT pg_sleep(0.3)`);
  expect(heard).toEqual([]);
  await db().execute(sql`ALTER TABLE slots_gone RENAME TO slots`);
  await vi.waitFor(() => expect(heard).toEqual([{ gone: [], soft: [], hard: ["promotions"] }]), 20_000);
  await db().execute(sql`SELECT pg_sleep(0.2)`);
  expect(heard).toHaveLength(1);
  await close();
  await db().execute(sql`UPDATE promos SET starts_at = now()`);
  await db().execute(sql`SELECT pg_sleep(0.2)`);
  expect(heard).toHaveLength(1);
  await db().execute(sql`TRUNCATE promos`);
});
