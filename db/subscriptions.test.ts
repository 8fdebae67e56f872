import { describe, expect, it } from "vitest";
import { readConsents } from "#db/consents.ts";
import { confirmSignInCode, requestSignIn } from "#db/sign-in.ts";
import {
  endSubscriptions,
  forgetUnconfirmed,
  preferencesOf,
  readPreferences,
  savePreferences,
} from "#db/subscription-preferences.ts";
import { confirmSubscription, findWish, requestSubscription } from "#db/subscriptions.ts";
import { lastMail } from "#db/testing/mail-read.ts";
import { query } from "#db/testing/query.ts";
import { makeLive, makeTopic } from "#db/testing/rows.ts";
import { mailsTo, newAddress, someone, subject, subscribe, wishOf } from "#db/testing/subscribers.ts";
import { grantSystem, grantViewer } from "#lib/grant.ts";
import { UNCONFIRMED_DAYS } from "#lib/subscriptions.ts";

const system = grantSystem("test");
const ask = (email: string, topicId: number) =>
  requestSubscription(
    someone(),
    { subject: subject("topic", topicId), email, frequency: "daily" },
    "/topic/x",
  );
const secretOf = async (email: string) =>
  (await query<{ secret: string }>(`SELECT secret FROM subscribers WHERE email = '${email}'`))[0]?.secret ??
  "";

describe("double opt-in", () => {
  it("mails a link and begins nothing; the link begins it once, whoever opens it before", async () => {
    const [email, topicId] = [newAddress(), await makeTopic()];
    expect(await ask(email, topicId)).toBeNull();
    expect(await mailsTo(email)).toEqual(["subscribe-confirm"]);
    const id = await wishOf(email);
    // Three scanners open the link before the person does.
    for (const _ of [1, 2, 3]) expect(await findWish(id)).toMatchObject({ isConfirmed: false });
    expect((await readPreferences(await secretOf(email)))?.subscriptions).toEqual([]);
    const both = await Promise.all([confirmSubscription(someone(), id), confirmSubscription(someone(), id)]);
    for (const done of both) expect(done).toMatchObject({ isConfirmed: true });
    const log = await readConsents(email);
    expect(log.map(({ event, list }) => `${event} ${list}`)).toEqual([
      `requested topic ${topicId}`,
      `confirmed topic ${topicId}`,
    ]);
    expect(log[0]).toMatchObject({
      formUrl: "/topic/x",
      mailId: expect.stringContaining("subscribe"),
      method: "POST",
    });
    expect(log[1]?.wording).toContain("einmal am Tag");
  });

  it("asks again as often as somebody wishes, and tells who has it already by mail alone", async () => {
    const [email, topicId] = [newAddress(), await makeTopic()];
    await ask(email, topicId);
    await ask(email, topicId);
    expect(await mailsTo(email)).toEqual(["subscribe-confirm", "subscribe-confirm"]);
    await confirmSubscription(someone(), await wishOf(email));
    expect(await ask(email, topicId)).toBeNull();
    expect((await mailsTo(email)).at(-1)).toBe("subscribed-already");
  });

  it("forgets what nobody confirmed, and a link that comes too late begins nothing", async () => {
    const [email, topicId] = [newAddress(), await makeTopic()];
    await ask(email, topicId);
    const id = await wishOf(email);
    await query(`UPDATE subscriptions SET created_at = now() - interval '8 days' WHERE id = ${id}`);
    await query(`UPDATE subscribers SET created_at = now() - interval '8 days' WHERE email = '${email}'`);
    expect(await findWish(id)).toBeNull();
    expect(await confirmSubscription(someone(), id)).toBeNull();
    await forgetUnconfirmed(system, UNCONFIRMED_DAYS);
    expect(await query(`SELECT FROM subscribers WHERE email = '${email}'`)).toEqual([]);
  });

  it("refuses what is not there, and floods to one address", async () => {
    const email = newAddress();
    expect(await ask(email, 999_999)).toMatchObject({ problem: "not-found" });
    const topicId = await makeTopic();
    for (let n = 0; n < 5; n++) await ask(email, topicId);
    expect(await ask(email, topicId)).toMatchObject({ problem: "too-often", retryAfter: expect.any(Number) });
    expect(await mailsTo(email)).toHaveLength(5);
  });

  it("takes an address as it is typed, and no other line of it", async () => {
    const topicId = await makeTopic();
    const name = newAddress();
    expect(await ask(`  ${name.toUpperCase()} `, topicId)).toBeNull();
    expect(await mailsTo(name)).toHaveLength(1);
    expect(await ask(`${name}\r\nBcc: b@c.example`, topicId)).toMatchObject({ problem: "email" });
  });
});

describe("what an address gets", () => {
  it("is listed, changed and ended by the link in its mails; ended twice it is ended", async () => {
    const [email, articleId] = [newAddress(), await makeLive()];
    const id = await subscribe(email, subject("similar", articleId));
    await subscribe(email, subject("corrections"));
    const secret = await secretOf(email);
    const frequencies = new Map([[id, "weekly" as const]]);
    expect(await savePreferences(someone(), secret, { locale: "en", frequencies })).toBe(true);
    expect(await savePreferences(someone(), "foreign", { locale: "en", frequencies })).toBe(false);
    const [first] = (await readPreferences(secret))?.subscriptions ?? [];
    expect(first).toMatchObject({ id, frequency: "weekly", kind: "similar" });
    expect(await endSubscriptions(someone(), { secret: "foreign", id })).toBe(0);
    expect(await endSubscriptions(someone(), { ids: [id] })).toBe(1);
    expect(await endSubscriptions(someone(), { ids: [id] })).toBe(0);
    expect(await endSubscriptions(someone(), { secret, id: "all" })).toBe(1);
    const events = (await readConsents(email)).map(({ event }) => event);
    expect(events.filter((event) => event === "withdrawn")).toHaveLength(2);
  });

  it("begins anew after its end only when it is confirmed again", async () => {
    const [email, topicId] = [newAddress(), await makeTopic()];
    const id = await subscribe(email, subject("topic", topicId));
    await endSubscriptions(someone(), { ids: [id] });
    expect(await confirmSubscription(someone(), id)).toBeNull();
    await ask(email, topicId);
    expect(await findWish(id)).toMatchObject({ isConfirmed: false });
    await confirmSubscription(someone(), await wishOf(email));
    expect((await readPreferences(await secretOf(email)))?.subscriptions).toHaveLength(1);
  });

  it("joins the account when the address signs in", async () => {
    const [email, topicId] = [newAddress(), await makeTopic()];
    await subscribe(email, subject("topic", topicId));
    await requestSignIn(someone(), { email, onward: { next: "", continue: "" } });
    const { code } = await lastMail(email, "sign-in");
    const done = await confirmSignInCode(someone(), { email, code });
    if (!("userId" in done)) throw new Error("Not signed in.");
    const viewer = grantViewer({
      userId: done.userId,
      name: "",
      role: "reader",
      sessionId: "",
      addressKey: "",
    });
    expect(await preferencesOf(viewer)).toBe(await secretOf(email));
  });
});
