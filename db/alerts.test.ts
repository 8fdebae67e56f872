import { describe, expect, it } from "vitest";
import { alertOf } from "#db/alerts.ts";
import { publishArticle, updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { addComment } from "#db/comment-writes.ts";
import { addCorrection, withdrawCorrection } from "#db/corrections.ts";
import { buildDigests } from "#db/digests.ts";
import { tellCorrection, tellDiscussions } from "#db/follower-mails.ts";
import { fillMail } from "#db/mail-contents.ts";
import { endSubscriptions, wantFewer } from "#db/subscription-preferences.ts";
import { lastMail } from "#db/testing/mail-read.ts";
import { query } from "#db/testing/query.ts";
import {
  hoursAgo,
  makeAuthor,
  makeDraft,
  makeLive,
  makeSection,
  makeTopic,
  operator,
  paragraphs,
} from "#db/testing/rows.ts";
import { mailsTo, newAddress, someone, subject, subscribe } from "#db/testing/subscribers.ts";
import { grantSystem } from "#lib/grant.ts";
import type { Frequency, Subject } from "#lib/subscriptions.ts";

const system = grantSystem("test");

/** An article that all subscriptions of a test are about. */
async function ground() {
  const sectionId = await makeSection();
  const [topicId, authorId] = [await makeTopic(), await makeAuthor()];
  const [word] = [`brueckenbau${Date.now()}${sectionId}`];
  const body = paragraphs(`${word} Pfeiler Fluss Sperrung Umleitung Gutachten Stahl`);
  const title = `Sperrung ${word}`;
  const input = {
    sectionId,
    topicIds: [topicId],
    authors: [{ authorId, role: "author" as const }],
    body,
    title,
  };
  return { sectionId, topicId, authorId, word, input };
}

async function publish(input: Parameters<typeof makeDraft>[0]): Promise<number> {
  const id = await makeDraft(input);
  await publishArticle(operator, id);
  await alertOf(system, id);
  return id;
}

const newsTo = async (email: string) => (await mailsTo(email)).filter((kind) => kind === "news").length;
const filled = async (email: string) => {
  const content = await fillMail(await lastMail(email, "news"));
  return content?.kind === "news" ? content : null;
};
/** As if their last digest had been two days ago. */
const yesterday = (email: string) =>
  query(`UPDATE subscribers SET daily_until = now() - interval '2 days', weekly_until = now() - interval '7 days'
    WHERE email = '${email}'`);

describe("a new article at once", () => {
  it("goes to whoever follows it in any way, and to nobody else", async () => {
    const { input, sectionId, topicId, authorId, word } = await ground();
    const first = await publish(input);
    const ways: Subject[] = [
      subject("similar", first),
      subject("section", sectionId),
      subject("topic", topicId),
      subject("author", authorId),
      subject("search", null, word),
    ];
    const readers = await Promise.all(ways.map(async (way) => ({ way, email: newAddress() })));
    for (const { way, email } of readers) await subscribe(email, way);
    const others = [newAddress(), newAddress()];
    await subscribe(others[0] ?? "", subject("topic", await makeTopic()));
    await subscribe(others[1] ?? "", subject("search", null, "Zwetschgenkuchen"));
    await publish(input);
    for (const { way, email } of readers) expect(await newsTo(email), way.kind).toBe(1);
    for (const email of others) expect(await newsTo(email)).toBe(0);
    // And says why.
    const similar = await filled(readers[0]?.email ?? "");
    expect(similar?.lines[0]?.because).toEqual([
      {
        kind: "similar",
        name: input.title,
        shared: expect.arrayContaining([expect.stringContaining("Thema")]),
      },
    ]);
  });

  it("goes to a reader once, however many of their subscriptions find it and however often it is told", async () => {
    const { input, sectionId, topicId } = await ground();
    const email = newAddress();
    await subscribe(email, subject("section", sectionId));
    await subscribe(email, subject("topic", topicId));
    const id = await publish(input);
    await Promise.all([alertOf(system, id), alertOf(system, id)]);
    expect(await newsTo(email)).toBe(1);
    expect((await filled(email))?.lines[0]?.because.map(({ kind }) => kind)).toEqual(["section", "topic"]);
  });

  it("of a section beneath the one that is followed goes out too", async () => {
    const parentId = await makeSection();
    const email = newAddress();
    await subscribe(email, subject("section", parentId));
    await publish({ sectionId: await makeSection({ parentId }) });
    expect(await newsTo(email)).toBe(1);
  });

  it("is not told again when it changes, moves or comes back, and not at all when it has gone", async () => {
    const { input, sectionId } = await ground();
    const email = newAddress();
    await subscribe(email, subject("section", sectionId));
    const id = await publish(input);
    await updateArticle(operator, id, { changes: { title: "Anders" }, substantive: true });
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    // Withdrawn before it was sent: there is nothing to tell.
    expect(await filled(email)).toBeNull();
    await publishArticle(operator, id);
    await alertOf(system, id);
    expect(await newsTo(email)).toBe(1);
    expect((await filled(email))?.lines[0]?.title).toBe("Anders");
  });

  it("waits for its embargo, and old texts are no news", async () => {
    const { input, sectionId } = await ground();
    const email = newAddress();
    await subscribe(email, subject("section", sectionId));
    const id = await publish({ ...input, embargoUntil: new Date(Date.now() + 3_600_000) });
    expect(await newsTo(email)).toBe(0);
    await query(`UPDATE articles SET embargo_until = now() - interval '1 minute' WHERE id = ${id}`);
    await alertOf(system, id);
    expect(await newsTo(email)).toBe(1);
    const old = await makeLive(input, { publishedAt: new Date(Date.now() - 9 * 86_400_000) });
    await alertOf(system, old);
    expect(await newsTo(email)).toBe(1);
  });

  it("is not sent to whoever has ended it meanwhile", async () => {
    const { input, sectionId } = await ground();
    const email = newAddress();
    const id = await subscribe(email, subject("section", sectionId));
    await publish(input);
    await endSubscriptions(someone(), { ids: [id] });
    expect(await filled(email)).toBeNull();
  });

  it("has to be nearer after “fewer of these”", async () => {
    const { input, word } = await ground();
    const first = await publish(input);
    const email = newAddress();
    const id = await subscribe(email, subject("similar", first));
    // One word and the topic in common.
    const near = {
      ...input,
      title: "Anderes",
      body: paragraphs(`${word} Pfeiler Fluss Haushalt Kita Schule`),
    };
    await publish(near);
    const before = await newsTo(email);
    for (let n = 0; n < 20; n++) await wantFewer(someone(), id);
    await publish(near);
    expect(before).toBe(1);
    expect(await newsTo(email)).toBe(1);
  });
});

describe("a digest", () => {
  const build = (frequency: "daily" | "weekly") => buildDigests(system, frequency, new Date());
  const reader = async (way: Subject, frequency: Frequency) => {
    const email = newAddress();
    const id = await subscribe(email, way, frequency);
    return { email, id };
  };

  it("tells what is new since the last one, once; nothing new, no mail", async () => {
    const { input, sectionId } = await ground();
    const { email } = await reader(subject("section", sectionId), "daily");
    await yesterday(email);
    await build("daily");
    expect(await newsTo(email)).toBe(0);
    await publish(input);
    await publish(input);
    expect(await newsTo(email)).toBe(0);
    await yesterday(email);
    await build("daily");
    await build("daily");
    expect(await newsTo(email)).toBe(1);
    expect((await filled(email))?.lines).toHaveLength(2);
    await yesterday(email);
    await build("daily");
    expect(await newsTo(email)).toBe(1);
  });

  it("leaves out what was told at once, and the week what the day has told", async () => {
    const { input, sectionId, topicId } = await ground();
    const { email } = await reader(subject("section", sectionId), "weekly");
    await subscribe(email, subject("topic", topicId), "daily");
    await publish(input);
    await publish({ ...input, topicIds: [] });
    await yesterday(email);
    await build("daily");
    expect((await filled(email))?.lines).toHaveLength(1);
    await yesterday(email);
    await build("weekly");
    const week = await filled(email);
    expect(week).toMatchObject({ frequency: "weekly" });
    expect(week?.lines).toHaveLength(1);
    expect(await newsTo(email)).toBe(2);
  });

  it("ends with one press, all of it", async () => {
    const { input, sectionId } = await ground();
    const { email } = await reader(subject("section", sectionId), "daily");
    const [row] = await query<{ id: number }>(`SELECT id FROM subscribers WHERE email = '${email}'`);
    expect(await endSubscriptions(someone(), { subscriberId: row?.id ?? 0, frequency: "daily" })).toBe(1);
    await publish(input);
    await yesterday(email);
    await build("daily");
    expect(await newsTo(email)).toBe(0);
  });
});

describe("whoever follows an article", () => {
  it("hears of its corrections at once, and of all where they wish; each address once", async () => {
    const articleId = await makeLive();
    const [own, all, elsewhere] = [newAddress(), newAddress(), newAddress()];
    await subscribe(own, subject("corrections", articleId));
    await subscribe(own, subject("corrections"));
    await subscribe(all, subject("corrections"));
    await subscribe(elsewhere, subject("corrections", await makeLive()));
    const id = await addCorrection(operator, { articleId, kind: "correction", text: "Es waren zwei." });
    await tellCorrection(system, id);
    await tellCorrection(system, id);
    const told = async (email: string) =>
      (await mailsTo(email)).filter((kind) => kind === "correction").length;
    expect([await told(own), await told(all), await told(elsewhere)]).toEqual([1, 1, 0]);
    expect(await fillMail(await lastMail(own, "correction"))).toMatchObject({ text: "Es waren zwei." });
    await withdrawCorrection(operator, { id, reason: "Irrtum" });
    expect(await fillMail(await lastMail(all, "correction"))).toBeNull();
  });

  it("hears of new comments in one mail, once, and not of what is not shown", async () => {
    const articleId = await makeLive();
    const email = newAddress();
    await subscribe(email, subject("comments", articleId));
    await query(
      `UPDATE subscriptions SET told_until = now() - interval '1 hour' WHERE kind = 'comments' AND ref_id = ${articleId}`,
    );
    const comment = { articleId, parentId: null, authorName: "Dachs", createdAt: hoursAgo(0.5) };
    const first = await addComment(operator, { ...comment, body: "Aha.", state: "approved" });
    await addComment(operator, { ...comment, body: "Soso.", state: "approved" });
    await addComment(operator, { ...comment, body: "Nein.", state: "pending" });
    const told = async () => (await mailsTo(email)).filter((kind) => kind === "discussion").length;
    await tellDiscussions(system, "daily", new Date());
    expect(await told()).toBe(0);
    await tellDiscussions(system, "at_once", new Date());
    await tellDiscussions(system, "at_once", new Date());
    expect(await told()).toBe(1);
    const queued = await lastMail(email, "discussion");
    expect(await fillMail(queued)).toMatchObject({
      more: 0,
      comments: [{ excerpt: "Aha." }, { excerpt: "Soso." }],
    });
    await query(`UPDATE comments SET state = 'pending' WHERE id = ${first}`);
    expect(await fillMail(queued)).toMatchObject({ comments: [{ excerpt: "Soso." }] });
  });
});
