import { sql } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { db, transaction } from "#db/client.ts";
import { getJobFigures, listLateQueues } from "#db/job-figures.ts";
import { enqueue } from "#db/queue.ts";
import { quickest, yardstick } from "#db/testing/quickest.ts";
import { QUEUES } from "#lib/jobs.ts";

afterEach(() => db().execute(sql`DELETE FROM pgboss.job`));

const since = (seconds: number) => new Date(Date.now() - seconds * 1000);
const add = (seconds: number) =>
  transaction((tx) => enqueue(tx, "mail", { deliveryId: 1 }, { startAfter: since(seconds) }));
const mailFigures = async () => (await getJobFigures()).queues.find(({ name }) => name === "mail");

it("a portal without jobs is not late", async () => {
  expect(await listLateQueues()).toEqual([]);
  expect(await getJobFigures()).toEqual({
    queues: Object.keys(QUEUES)
      .toSorted()
      .map((name) => ({ name, waiting: 0, late: 0, failed: 0 })),
    mails: { unclear: 0, failed: 0 },
  });
});

it("names the queue whose job should have begun a minute ago", async () => {
  await add(55);
  expect(await listLateQueues()).toEqual([]);
  expect(await mailFigures()).toMatchObject({ waiting: 1, late: 0 });
  await add(65);
  expect(await listLateQueues()).toEqual(["mail"]);
  expect(await mailFigures()).toMatchObject({ waiting: 2, late: 1 });
});

it("a job that runs, is done, or waits for its next try is not late", async () => {
  for (const state of ["active", "completed", "failed", "cancelled"]) {
    await add(90);
    await db().execute(sql`UPDATE pgboss.job SET state = ${state}::pgboss.job_state WHERE state = 'created'`);
  }
  await add(90);
  await db().execute(
    sql`UPDATE pgboss.job SET state = 'retry', start_after = now() + interval '5 min' WHERE state = 'created'`,
  );
  expect(await listLateQueues()).toEqual([]);
});

it("costs one look into an index, however many jobs are done", async () => {
  await db().execute(
    sql`INSERT INTO pgboss.job (name, state, policy) SELECT 'mail', 'completed', 'standard' FROM generate_series(1, 20000)`,
  );
  await db().execute(sql`ANALYZE pgboss.job_common`);
  expect(await quickest(listLateQueues, 20)).toBeLessThan((await yardstick()) / 4);
});
