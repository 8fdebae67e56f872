import { expect, it } from "vitest";
import { executeDeletions, requestDeletion } from "#db/account-deletion.ts";
import { exportAccount } from "#db/account-export.ts";
import { openConsentFile } from "#db/consent-file.ts";
import { deleteExpired } from "#db/housekeeping.ts";
import { endSubscriptions, forgetUnconfirmed } from "#db/subscription-preferences.ts";
import { requestSubscription } from "#db/subscriptions.ts";
import { makeAdmin, suppressAddress } from "#db/testing/house.ts";
import { query } from "#db/testing/query.ts";
import { makeTopic } from "#db/testing/rows.ts";
import { newAddress, someone, subject, subscribe } from "#db/testing/subscribers.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import { grantSystem } from "#lib/grant.ts";

const system = grantSystem("test");
const eventsOf = async (email: string) =>
  (await openConsentFile(await makeAdmin(), email)).consents.map(({ event, list }) => `${event} ${list}`);
const ask = (email: string, kind: "newsletter" | "corrections") =>
  requestSubscription(someone(), { subject: subject(kind), email, frequency: "at_once" }, "/subscribe");
const age = (email: string, days: number) =>
  query(`UPDATE consents SET created_at = now() - interval '${days} days' WHERE email = '${email}'`);

it("shows what rule LG asks for, what runs and whether the address is suppressed; the log says who looked", async () => {
  const [email, topicId] = [newAddress(), await makeTopic("bruecke")];
  const ended = await subscribe(email, subject("topic", topicId), "weekly");
  await endSubscriptions(someone(), { ids: [ended] });
  await subscribe(email, subject("newsletter"));
  await ask(email, "corrections");
  const admin = await makeAdmin();
  const file = await openConsentFile(admin, email);
  expect(file.consents.map(({ event }) => event).join(" ")).toBe(
    "requested confirmed withdrawn requested confirmed requested",
  );
  expect(file.consents[0]).toMatchObject({
    ...{ list: `topic ${topicId}`, formUrl: "/test", method: "POST", wordingVersion: 1 },
    mailId: expect.stringMatching(/^subscribe \d+/),
    wordingHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(file.subscriptions).toMatchObject([
    { kind: "newsletter", confirmedAt: expect.any(String) },
    { kind: "corrections", confirmedAt: null },
  ]);
  expect(file.names).toMatchObject({
    [`topic ${topicId}`]: { kind: "topic", name: expect.stringContaining("bruecke") },
    newsletter: { kind: "newsletter", name: "" },
  });
  expect(file.suppression).toBeNull();
  await suppressAddress(email);
  expect((await openConsentFile(admin, email)).suppression).toMatchObject({ reason: "unknown-user" });
  const log = await query<{ text: string }>(
    `SELECT action || ' ' || subject || detail AS text FROM audit_log WHERE actor_id = ${admin.userId}`,
  );
  expect(log.map(({ text }) => text)).toEqual(["open subscriber{}", "open subscriber{}"]);
  expect(await openConsentFile(admin, newAddress())).toEqual({
    consents: [],
    names: {},
    subscriptions: [],
    suppression: null,
  });
});

it("forgets after seven days who asked and did not confirm, and nothing else", async () => {
  const [email, stranger] = [newAddress(), newAddress()];
  await subscribe(email, subject("newsletter"));
  for (const address of [email, stranger]) await ask(address, "corrections");
  await age(email, 6);
  await age(stranger, 6);
  await forgetUnconfirmed(system, 7);
  expect(await eventsOf(stranger)).toEqual(["requested corrections"]);
  await age(email, 8);
  await age(stranger, 8);
  await forgetUnconfirmed(system, 7);
  expect(await eventsOf(stranger)).toEqual([]);
  expect(await eventsOf(email)).toEqual(["requested newsletter", "confirmed newsletter"]);
});

it("keeps the proof three years after the last end, and then forgets the address", async () => {
  const email = newAddress();
  const id = await subscribe(email, subject("newsletter"));
  await endSubscriptions(someone(), { ids: [id] });
  const old = 3 * 365 + 1;
  await age(email, old);
  await query(`UPDATE subscribers SET created_at = now() - interval '${old} days' WHERE email = '${email}'`);
  const ends = (days: number) =>
    query(`UPDATE subscriptions SET ended_at = now() - interval '${days} days' WHERE id = ${id}`);
  await ends(old - 2);
  await deleteExpired(system);
  expect(await eventsOf(email)).toHaveLength(3);
  await ends(old);
  await deleteExpired(system);
  expect(await eventsOf(email)).toEqual([]);
  expect(await query(`SELECT FROM subscribers WHERE email = '${email}'`)).toEqual([]);
});

it("keeps it for whoever deleted their account, unreadable, as long as for others", async () => {
  const email = newAddress();
  await subscribe(email, subject("newsletter"));
  const viewer = await makeViewer({ email });
  await age(email, 3 * 365 + 1);
  await requestDeletion(viewer, "nothing");
  await query(
    `UPDATE users SET deletion_requested_at = now() - interval '8 days' WHERE id = ${viewer.userId}`,
  );
  await executeDeletions(system);
  await deleteExpired(system);
  expect(await query(`SELECT FROM consents WHERE email = '${email}'`)).toEqual([]);
  // Whoever brings the address along finds it; it ended with the account, so its years begin now.
  expect(await eventsOf(email)).toEqual([
    "requested newsletter",
    "confirmed newsletter",
    "withdrawn newsletter",
  ]);
});

it("is in the data that an account hands out, with names and sentences", async () => {
  const [email, topicId] = [newAddress(), await makeTopic("hafen")];
  await subscribe(email, subject("topic", topicId), "daily");
  const parts = await exportAccount(await makeViewer({ email }));
  expect(parts.subscriptions).toMatchObject([{ kind: "topic", name: expect.stringContaining("hafen") }]);
  expect(parts.consents).toMatchObject([
    { event: "requested", form_url: "/test" },
    { event: "confirmed", wording: expect.stringContaining("hafen"), wording_version: 1 },
  ]);
});
