import { beforeEach, describe, expect, it } from "vitest";
import { withdrawArticle } from "#db/article-writes.ts";
import { fillMail } from "#db/mail-contents.ts";
import { getIssue, listIssues } from "#db/newsletter-archive.ts";
import {
  countReaders,
  createIssue,
  deleteIssue,
  getDeskIssue,
  listDeskIssues,
  saveIssue,
} from "#db/newsletter-desk.ts";
import {
  scheduleIssue,
  sendDueIssues,
  sendIssue,
  tryIssue,
  unscheduleIssue,
} from "#db/newsletter-sending.ts";
import { listOffers } from "#db/subscription-offers.ts";
import { endSubscriptions } from "#db/subscription-preferences.ts";
import { suppress } from "#db/suppressions.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { makeIssue, seenOf, step } from "#db/testing/issues.ts";
import { lastMail } from "#db/testing/mail-read.ts";
import { makeAccount } from "#db/testing/people.ts";
import { query } from "#db/testing/query.ts";
import { makeLive, operator } from "#db/testing/rows.ts";
import { mailsTo, newAddress, someone, subject, subscribe } from "#db/testing/subscribers.ts";
import { grantEditor, grantSystem, grantViewer } from "#lib/grant.ts";
import type { Editor } from "#lib/proof.ts";
import { readSubscriptionToken } from "#lib/subscription-links.ts";

const system = grantSystem("test");

/** One list for the whole portal: each test begins with nobody on it. */
beforeEach(() => query(`DELETE FROM subscribers; DELETE FROM newsletter_issues`));

const stateOf = async (id: number) => (await getDeskIssue(id))?.state;

async function readers(many: number): Promise<{ email: string; subscriptionId: number }[]> {
  const made: { email: string; subscriptionId: number }[] = [];
  for (let at = 0; at < many; at++) {
    const email = newAddress();
    made.push({ email, subscriptionId: await subscribe(email, subject("newsletter")) });
  }
  return made;
}
const copies = async (email: string) => (await mailsTo(email)).filter((kind) => kind === "newsletter").length;
const copiesOf = async (all: { email: string }[]) => Promise.all(all.map(({ email }) => copies(email)));
const send = async (id: number) => sendIssue(operator, { id, seen: await seenOf(id) });

describe("putting together", () => {
  it("keeps order and own words, and sees whoever was quicker", async () => {
    const [one, two] = [await makeLive(), await makeLive()];
    const id = await makeIssue(one, two);
    const before = await seenOf(id);
    await step(id, "up", two, "Eigene Worte");
    const issue = await getDeskIssue(id);
    expect(issue?.items.map(({ articleId, line }) => [articleId, line])).toEqual([
      [two, "Eigene Worte"],
      [one, ""],
    ]);
    const late = { subject: "Zu spät", intro: "", lines: new Map(), step: null };
    await expect(saveIssue(operator, { id, seen: before }, late)).rejects.toThrow("changed-meanwhile");
    await expect(sendIssue(operator, { id, seen: before })).rejects.toThrow("changed-meanwhile");
    const [line] = (await listDeskIssues()).lines;
    expect(line).toMatchObject({ id, state: "draft", items: 2 });
  });

  it("takes only what readers can see, sends nothing empty, and forgets a draft", async () => {
    const gone = await makeLive();
    await withdrawArticle(operator, gone, { reason: "Irrtum" });
    const id = await makeIssue();
    await expect(step(id, "add", gone)).rejects.toThrow("not-live");
    await expect(send(id)).rejects.toThrow("text-missing");
    await deleteIssue(operator, id);
    expect(await getDeskIssue(id)).toBeNull();
  });

  it("has an address of its own, which follows its subject until it is sent", async () => {
    const [first, second] = [
      await createIssue(operator, "Im Februar"),
      await createIssue(operator, "Im Februar"),
    ];
    const slugs = async () => [(await getDeskIssue(first))?.slug, (await getDeskIssue(second))?.slug];
    expect(await slugs()).toEqual(["im-februar", "im-februar-2"]);
    const change = { subject: "Im März", intro: "", lines: new Map(), step: null };
    await saveIssue(operator, { id: second, seen: await seenOf(second) }, change);
    expect(await slugs()).toEqual(["im-februar", "im-maerz"]);
  });
});

describe("sending", () => {
  it("reaches everybody once, however often it is begun", async () => {
    const all = await readers(3);
    expect(await countReaders()).toBe(3);
    const id = await makeIssue(await makeLive());
    await send(id);
    await Promise.all([sendDueIssues(system, { chunk: 2 }), sendDueIssues(system, { chunk: 2 })]);
    await sendDueIssues(system);
    expect(await copiesOf(all)).toEqual([1, 1, 1]);
    expect(await getDeskIssue(id)).toMatchObject({ state: "sent", mails: 3 });
    await expect(send(id)).rejects.toThrow("step-closed");
    await expect(deleteIssue(operator, id)).rejects.toThrow("step-closed");
  });

  it("goes on where it broke off, without a second copy", async () => {
    const all = await readers(4);
    const id = await makeIssue(await makeLive());
    await send(id);
    await query(`
      CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.to_address = '${all[2]?.email}' THEN RAISE EXCEPTION 'the power went'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER break_off BEFORE INSERT ON deliveries FOR EACH ROW EXECUTE FUNCTION break_off()`);
    await expect(sendDueIssues(system, { chunk: 2 })).rejects.toThrow();
    await query(`DROP FUNCTION break_off CASCADE`);
    expect(await copiesOf(all)).toEqual([1, 1, 0, 0]);
    expect(await stateOf(id)).toBe("sending");
    expect(await sendDueIssues(system, { chunk: 2 })).toEqual([{ id, mails: 2 }]);
    expect(await copiesOf(all)).toEqual([1, 1, 1, 1]);
    // Even where it is not known how far it came.
    await query(`UPDATE newsletter_issues SET state = 'sending', told_up_to = 0 WHERE id = ${id}`);
    expect(await sendDueIssues(system)).toEqual([{ id, mails: 0 }]);
    expect(await copiesOf(all)).toEqual([1, 1, 1, 1]);
  });

  it("waits for its moment, and is held back until then", async () => {
    const all = await readers(1);
    const id = await makeIssue(await makeLive());
    const which = { id, seen: await seenOf(id) };
    await expect(scheduleIssue(operator, which, new Date(Date.now() - 1000))).rejects.toThrow("moment-past");
    await scheduleIssue(operator, which, new Date(Date.now() + 3_600_000));
    expect(await sendDueIssues(system)).toEqual([]);
    await unscheduleIssue(operator, id);
    expect(await stateOf(id)).toBe("draft");
    await scheduleIssue(operator, which, new Date(Date.now() + 3_600_000));
    await query(`UPDATE newsletter_issues SET scheduled_for = now() - interval '1 second' WHERE id = ${id}`);
    await sendDueIssues(system);
    expect(await copiesOf(all)).toEqual([1]);
    await expect(unscheduleIssue(operator, id)).rejects.toThrow("step-closed");
  });

  it("leaves out whoever is suppressed, has not confirmed, or has ended it", async () => {
    const [stays, dead, ended] = await readers(3);
    if (!stays || !dead || !ended) throw new Error("Three were made.");
    await suppress(system, dead.email, { reason: "unknown-user", detail: "" });
    await endSubscriptions(someone(), { ids: [ended.subscriptionId] });
    const id = await makeIssue(await makeLive());
    await send(id);
    expect(await sendDueIssues(system)).toEqual([{ id, mails: 1 }]);
    expect(await copiesOf([stays, dead, ended])).toEqual([1, 0, 0]);
  });
});

describe("the mail, when it is written", () => {
  it("has what readers can see by then, paid articles marked, and the way out", async () => {
    const [reader] = await readers(1);
    const [paid, gone] = [await makeLive({ sponsor: "Firma" }), await makeLive()];
    const id = await makeIssue(gone, paid);
    await step(id, "up", paid, "Eigene Worte");
    await send(id);
    await sendDueIssues(system);
    await withdrawArticle(operator, gone, { reason: "Irrtum" });
    const queued = await lastMail(reader?.email ?? "", "newsletter");
    const mail = await fillMail(queued);
    if (mail?.kind !== "newsletter") throw new Error("It is one.");
    expect(mail.lines).toHaveLength(1);
    expect(mail.lines[0]).toMatchObject({ isPaid: true, standfirst: "Eigene Worte" });
    const token = new URL(mail.unsubscribePath ?? "", "https://a.invalid").searchParams.get("token") ?? "";
    expect(readSubscriptionToken(token)).toEqual({ may: "end", subscriptionIds: [reader?.subscriptionId] });
    await endSubscriptions(someone(), { ids: [reader?.subscriptionId ?? 0] });
    expect(await fillMail(queued)).toBeNull();
  });

  it("is tried by its editor alone, as often as they like", async () => {
    const all = await readers(1);
    const { userId, email } = await makeAccount({ role: "editor" });
    const person = { userId, name: "Ada", role: "editor", sessionId: "", addressKey: "" } as const;
    const editor = grantEditor(grantViewer(person)) as Editor;
    const id = await makeIssue(await makeLive());
    for (const _ of [1, 2]) expect(await tryIssue(editor, { id, seen: await seenOf(id) })).toBe(email);
    expect(await copies(email)).toBe(2);
    expect(await fillMail(await lastMail(email, "newsletter"))).toMatchObject({ path: null });
    expect(await copiesOf(all)).toEqual([0]);
    expect(await stateOf(id)).toBe("draft");
  });
});

it("stands in the archive once it has gone out, with what readers can still see; then the paper offers it", async () => {
  const [stays, gone] = [await makeLive(), await makeLive()];
  const id = await makeIssue(stays, gone);
  const slug = (await getDeskIssue(id))?.slug ?? "";
  const offered = async () =>
    (await listOffers({ wanted: null, articleId: null })).some(({ kind }) => kind === "newsletter");
  expect(await getIssue(slug)).toBeNull();
  expect(await offered()).toBe(false);
  expect(await told(() => send(id))).toEqual(nothing);
  expect(await told(() => sendDueIssues(system))).toEqual(
    change({ hard: [`issue:${id}`, "list:newsletter", "missing"] }),
  );
  await withdrawArticle(operator, gone, { reason: "Irrtum" });
  expect((await getIssue(slug))?.articles.map((article) => article.id)).toEqual([stays]);
  expect((await listIssues(1)).items.map((issue) => issue.id)).toEqual([id]);
  expect((await listIssues(2)).items).toEqual([]);
  expect(await offered()).toBe(true);
});
