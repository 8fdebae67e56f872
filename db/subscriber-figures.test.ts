import { expect, it } from "vitest";
import { executeDeletions, requestDeletion } from "#db/account-deletion.ts";
import { noteBounce, noteRefusal } from "#db/bounces.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { claimDelivery, holdDelivery, markHanded, markSent } from "#db/deliveries.ts";
import { countMails, foldMailCounts } from "#db/mail-counts.ts";
import { queueMail } from "#db/mails.ts";
import { endReplyMails } from "#db/reply-mails.ts";
import { saveSettings } from "#db/settings.ts";
import { listSignUpHours, readSubscriberFigures } from "#db/subscriber-figures.ts";
import { endSubscriptions } from "#db/subscription-preferences.ts";
import { requestSubscription } from "#db/subscriptions.ts";
import { sentMail } from "#db/testing/bounced.ts";
import { suppressAddress } from "#db/testing/house.ts";
import { makePerson } from "#db/testing/people.ts";
import { query } from "#db/testing/query.ts";
import { fresh, makeTopic, operator } from "#db/testing/rows.ts";
import { newAddress, someone, subject, subscribe } from "#db/testing/subscribers.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import type { BounceVerdict } from "#lib/bounces/verdict.ts";
import { grantEditor, grantSystem, grantVisitor } from "#lib/grant.ts";
import type { Counted } from "#lib/mail-figures.ts";
import type { Editor } from "#lib/proof.ts";

const system = grantSystem("test");
const editor = async () => grantEditor(await makeViewer({ role: "editor" })) as Editor;
const figures = async () => readSubscriberFigures(await editor());
const countOf = async (what: Counted, kind: string) =>
  (await figures()).mails.find((line) => line.what === what && line.kind === kind)?.many ?? 0;
const ask = async (topicId: number) =>
  requestSubscription(
    someone(),
    { subject: subject("topic", topicId), email: newAddress(), frequency: "daily" },
    "/x",
  );
const reply = (to: string) => ({
  to,
  locale: "de" as const,
  dedupeKey: fresh("reply"),
  content: {
    ...{ kind: "comment-reply" as const, replierName: "Ada", unsubscribePath: "/u" },
    ...{ articleTitle: "x", path: "/x", excerpt: "x" },
  },
});
const pidOf = async (tx: Transaction): Promise<number> => {
  const { rows } = await tx.execute<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return rows[0]?.pid ?? 0;
};
const queue = async (to: string): Promise<number> => {
  const mail = reply(to);
  await transaction((tx) => queueMail(tx, mail));
  const rows = await query<{ id: number }>(
    `SELECT id FROM deliveries WHERE dedupe_key = '${mail.dedupeKey}'`,
  );
  return rows[0]?.id ?? 0;
};

it("says what runs, for how many, what waits and what came and went today", async () => {
  const [topicId, one, two] = [await makeTopic(), newAddress(), newAddress()];
  await subscribe(one, subject("topic", topicId), "daily");
  const newsletter = await subscribe(one, subject("newsletter"));
  await subscribe(two, subject("topic", topicId), "weekly");
  await ask(topicId);
  const before = await figures();
  expect(before.followed).toHaveLength(3);
  expect(before.followed).toContainEqual({ kind: "topic", frequency: "weekly", many: 1 });
  expect(before).toMatchObject({ addresses: 2, waiting: 1 });
  expect(before.growth).toHaveLength(90);
  expect(before.growth.at(-1)).toMatchObject({ confirmed: 3, ended: 0, total: 3 });
  expect(before.growth.at(-2)).toMatchObject({ confirmed: 0, ended: 0, total: 0 });
  for (const _ of [1, 2]) await endSubscriptions(someone(), { ids: [newsletter] });
  const after = await figures();
  expect(after.growth.at(-1)).toMatchObject({ confirmed: 3, ended: 1, total: 2 });
  expect(await countOf("ended", "newsletter")).toBe(1);
});

it("counts what an account had as ended when it goes, and its proof says so", async () => {
  const email = newAddress();
  await subscribe(email, subject("corrections"));
  const viewer = await makeViewer({ email });
  const before = (await figures()).growth.at(-1);
  await requestDeletion(viewer, "nothing");
  await query(
    `UPDATE users SET deletion_requested_at = now() - interval '8 days' WHERE id = ${viewer.userId}`,
  );
  await executeDeletions(system);
  const after = (await figures()).growth.at(-1);
  expect(after).toMatchObject({
    ended: (before?.ended ?? 0) + 1,
    total: (before?.total ?? 0) - 1,
  });
});

it("counts a mail when it has gone out, once, and still when its row is deleted", async () => {
  const id = await queue(newAddress());
  const claim = await claimDelivery(system, id, "news.example");
  if (!claim) throw new Error("Not claimed.");
  await markHanded(system, claim);
  expect(await countOf("sent", "comment-reply")).toBe(0);
  await markSent(system, claim);
  await markSent(system, { ...claim, attempt: claim.attempt + 1 });
  await query("DELETE FROM deliveries");
  expect(await countOf("sent", "comment-reply")).toBe(1);
});

it("counts what is held back, before it is queued and after; who ends reply mails, once", async () => {
  const gone = newAddress();
  const id = await queue(gone);
  await suppressAddress(gone);
  expect(await queue(gone)).toBe(0);
  expect(await countOf("held", "comment-reply")).toBe(1);
  const claim = await claimDelivery(system, id, "news.example");
  if (claim) await holdDelivery(system, claim);
  expect(await countOf("held", "comment-reply")).toBe(2);
  const person = await makePerson({ replyMails: true });
  const growth = (await figures()).growth.at(-1);
  for (const _ of [1, 2]) await endReplyMails(grantVisitor("place"), person);
  expect(await countOf("ended", "comment-reply")).toBe(1);
  // No subscription, so not in their growth.
  expect((await figures()).growth.at(-1)).toEqual(growth);
});

it("lets nobody wait for anybody who counts, and puts lanes together without losing one", async () => {
  const kind = fresh("kind");
  const lanes = () => query(`SELECT lane FROM mail_counts WHERE kind = '${kind}'`);
  await transaction(async (tx) => {
    // Committed by this connection before.
    await query(`INSERT INTO mail_counts (day, what, kind, lane, many)
      VALUES ((now() AT TIME ZONE 'Europe/Berlin')::date, 'sent', '${kind}', ${await pidOf(tx)}, 4)`);
    await countMails(tx, "sent", [kind, kind]);
    await transaction((other) => countMails(other, "sent", [kind]));
    // The first one still counts: its lane is left alone.
    await foldMailCounts(system);
  });
  expect(await countOf("sent", kind)).toBe(7);
  expect(await lanes()).toHaveLength(2);
  for (const _ of [1, 2]) await foldMailCounts(system);
  expect(await countOf("sent", kind)).toBe(7);
  expect(await lanes()).toEqual([{ lane: 0 }]);
});

it("counts on the day that it is where the portal is", async () => {
  const dayIn = async (timeZone: string) => {
    await saveSettings(operator, { timeZone });
    const kind = fresh("kind");
    await transaction((tx) => countMails(tx, "sent", [kind]));
    const [row] = await query<{ isToday: boolean }>(
      `SELECT day = (now() AT TIME ZONE '${timeZone}')::date AS "isToday" FROM mail_counts WHERE kind = '${kind}'`,
    );
    return row?.isToday;
  };
  // A day apart, whatever the time is.
  expect(await dayIn("Pacific/Kiritimati")).toBe(true);
  expect(await dayIn("Pacific/Pago_Pago")).toBe(true);
  await saveSettings(operator, { timeZone: "Europe/Berlin" });
});

it("counts requests by the hour, back from now", async () => {
  const before = await listSignUpHours(await editor());
  const topicId = await makeTopic();
  for (const _ of [1, 2]) await ask(topicId);
  await ask(topicId);
  await query(`UPDATE consents SET created_at = now() - interval '150 minutes'
    WHERE id = (SELECT max(id) FROM consents WHERE event = 'requested')`);
  const after = await listSignUpHours(await editor());
  expect(after).toHaveLength(168);
  expect([after.at(-1), after.at(-2), after.at(-3)]).toEqual([(before.at(-1) ?? 0) + 2, 0, 1]);
});

it("counts what comes back, what is refused and what is complained of, each once", async () => {
  const counts = async () => [
    await countOf("bounced", "comment-reply"),
    await countOf("complained", "comment-reply"),
  ];
  const [one, two] = [await sentMail(fresh("zurueck")), await sentMail(fresh("unerwuenscht"))];
  const bounced = (mailKey: string) =>
    noteBounce(system, {
      mailKey,
      verdict: {
        kind: "bounce",
        originalMessageId: one.messageId,
        recipients: [
          {
            ...{ address: null, status: "5.1.1", action: "failed", reason: "unknown-user" },
            ...{ permanent: true, detail: "" },
          },
        ],
      },
    });
  for (const key of ["a", "a", "b"]) await bounced(key);
  expect(await counts()).toEqual([1, 0]);
  const complaint: BounceVerdict = {
    kind: "complaint",
    originalMessageId: two.messageId,
    addresses: [],
    feedback: "abuse",
  };
  for (const mailKey of ["c", "d"]) await noteBounce(system, { mailKey, verdict: complaint });
  expect(await counts()).toEqual([1, 1]);
  const id = await queue(newAddress());
  await noteRefusal(system, { deliveryId: id, to: "x@reader.example", said: "550 5.7.1 go away" });
  expect(await counts()).toEqual([2, 1]);
});
