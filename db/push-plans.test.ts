import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { claimPush } from "#db/push-messages.ts";
import { readPushState } from "#db/push-subscriptions.ts";
import { makeMany, stepsOf } from "#db/testing/plans.ts";
import { grantSystem } from "#lib/grant.ts";

const BROWSERS = 40_000;
/** A hand of browsers and what stands about each; never all of them. */
const BOUND = 3000;

beforeAll(async () => {
  await makeMany(2000);
  await db().execute(
    sql.raw(`
    INSERT INTO push_subscriptions (endpoint, keys)
      SELECT 'https://push.example/' || g, '{"auth":"a","p256dh":"b"}' FROM generate_series(1, ${BROWSERS}) g;
    INSERT INTO push_topics (push_id, kind, ref_id)
      SELECT s.id, CASE n WHEN 1 THEN 'section' ELSE 'topic' END, 1 + (s.id + n) % 4 FROM push_subscriptions s, generate_series(1, 2) n;
    INSERT INTO push_messages (push_id, article_id, due_at, claimed_at)
      SELECT s.id, 1 + n, now() - n * interval '1 minute', CASE WHEN s.id % 400 > 0 OR n > 1 THEN now() END
      FROM push_subscriptions s, generate_series(1, 3) n;
    ANALYZE;`),
  );
}, 120_000);

it.each<[string, () => Promise<unknown>]>([
  ["what a browser follows", () => readPushState({ endpoint: "https://push.example/777", auth: "a" })],
  // The last one: the connection of a transaction keeps the ear that was laid on it (db/testing/plans.ts).
  ["what is due", () => claimPush(grantSystem("test"), 100)],
])("%s is read by an index", async (_, read) => {
  const steps = await stepsOf(read);
  const growing = ["push_subscriptions", "push_topics", "push_messages", "articles", "article_topics"];
  expect(steps.filter(({ kind, table }) => kind === "Seq Scan" && growing.includes(table))).toEqual([]);
  expect(steps.filter(({ rows }) => rows > BOUND)).toEqual([]);
});
