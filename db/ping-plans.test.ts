import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { listPings, listPingTargets } from "#db/ping-list.ts";
import { listWaitingPings } from "#db/ping-sending.ts";
import { makeMany, stepsOf } from "#db/testing/plans.ts";
import { grantAdmin, grantSystem, grantViewer } from "#lib/grant.ts";
import type { Admin } from "#lib/proof.ts";

/** A page of the log, or what a hub that was away for a day is to be told; never all there is. */
const BOUND = 3000;
const hub = { kind: "websub" as const, target: "https://hub.example/7" };
const admin = grantAdmin(
  grantViewer({ userId: 1, name: "Ada", role: "admin", sessionId: "", addressKey: "" }),
) as Admin;

beforeAll(async () => {
  await makeMany(2000);
  await db().execute(
    sql.raw(`
    INSERT INTO settings (name, value) VALUES ('webSubHubs', '["${hub.target}"]');
    INSERT INTO pings (kind, target, url, article_id, status)
      SELECT 'websub', '${hub.target}', 'https://news.example/feed.xml', 1 + g % 2000, 204 FROM generate_series(1, 60000) g;
    INSERT INTO waiting_pings (kind, target, path, article_id, only_if_shown, due_at)
      SELECT 'websub', 'https://hub.example/' || g % 50, '/' || g % 40, 1 + g % 2000, true, now()
      FROM generate_series(1, 30000) g;
    ANALYZE;`),
  );
}, 120_000);

it.each<[string, () => Promise<unknown>]>([
  ["the log", () => listPings(admin, 30_000)],
  ["how it stands with hubs", () => listPingTargets(admin)],
  ["what a hub is to be told", () => listWaitingPings(grantSystem("test"), hub)],
])("%s is read by an index", async (_, read) => {
  const steps = await stepsOf(read);
  const growing = ["pings", "waiting_pings"];
  expect(steps.filter(({ kind, table }) => kind === "Seq Scan" && growing.includes(table))).toEqual([]);
  expect(steps.filter(({ rows }) => rows > BOUND)).toEqual([]);
});
