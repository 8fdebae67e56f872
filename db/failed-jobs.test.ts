import { expect, it } from "vitest";
import { listDeliveries, openDelivery, resendDelivery } from "#db/delivery-list.ts";
import { listFailedJobs, listQueues, retryJob } from "#db/failed-jobs.ts";
import { listPings } from "#db/ping-list.ts";
import { readDatabaseFacts } from "#db/self-check.ts";
import { makeAdmin, makeFailedJob, makeFailedMail, makePing } from "#db/testing/house.ts";

it("lists what failed for good with its reason, and lets it run once more", async () => {
  const admin = await makeAdmin();
  const id = await makeFailedJob("Der Speicher war voll.");
  expect(await listFailedJobs(admin)).toMatchObject([
    { id, name: "housekeeping", reason: "Der Speicher war voll.", tries: 4 },
  ]);
  expect(await readDatabaseFacts(admin)).toMatchObject({ failedJobs: 1, lateArticles: 0 });
  await retryJob(admin, { name: "housekeeping", id });
  expect(await listFailedJobs(admin)).toEqual([]);
  expect((await listQueues(admin)).find(({ name }) => name === "housekeeping")).toMatchObject({
    waiting: 1,
    failed: 0,
  });
  for (const given of [
    { name: "housekeeping", id },
    { name: "nothing", id },
    { name: "mail", id: "x" },
  ])
    await expect(retryJob(admin, given)).rejects.toMatchObject({ code: "nothing-failed" });
});

it("shows mails by their state, and says who looked", async () => {
  const admin = await makeAdmin();
  const id = await makeFailedMail("a@b.example");
  expect((await listDeliveries(admin, { state: "failed" })).map((mail) => mail.id)).toEqual([id]);
  expect(await listDeliveries(admin, { state: "waiting" })).toEqual([]);
  expect(await openDelivery(admin, id)).toMatchObject({ to: "a@b.example", state: "failed" });
  await expect(openDelivery(admin, 987_654)).rejects.toMatchObject({ code: "not-found" });
  expect(await readDatabaseFacts(admin)).toMatchObject({ troubledMails: 1 });
  await resendDelivery(admin, id);
  expect((await listDeliveries(admin, { state: "waiting" })).map((mail) => mail.id)).toEqual([id]);
});

it("lists pings, the latest first", async () => {
  const admin = await makeAdmin();
  await makePing("https://one.example");
  await makePing("https://two.example");
  const { pings, next } = await listPings(admin, null);
  expect(pings.map(({ target }) => target)).toEqual(["https://two.example", "https://one.example"]);
  expect(next).toBeNull();
  expect((await listPings(admin, pings[0]?.id ?? 0)).pings.map(({ target }) => target)).toEqual([
    "https://one.example",
  ]);
});
