import { afterAll, describe, expect, it } from "vitest";
import { alertOf } from "#db/alerts.ts";
import { publishArticle, updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { addComment } from "#db/comment-writes.ts";
import { addCorrection, withdrawCorrection } from "#db/corrections.ts";
import { buildDigests } from "#db/digests.ts";
import { tellCorrection, tellDiscussions } from "#db/follower-mails.ts";
import { fillMail } from "#db/mail-contents.ts";
import { sendDueIssues, sendIssue } from "#db/newsletter-sending.ts";
import { saveStory } from "#db/stories.ts";
import { mergeStory } from "#db/story-merge.ts";
import { endSubscriptions } from "#db/subscription-preferences.ts";
import { confirmSubscription, requestSubscription } from "#db/subscriptions.ts";
import { suppress } from "#db/suppressions.ts";
import { makeIssue, seenOf } from "#db/testing/issues.ts";
import { mailContents } from "#db/testing/mail-read.ts";
import { query } from "#db/testing/query.ts";
import {
  fresh,
  hoursAgo,
  makeAuthor,
  makeDraft,
  makeLive,
  makeSection,
  makeTopic,
  operator,
  paragraphs,
} from "#db/testing/rows.ts";
import { newAddress, someone, subject, wishOf } from "#db/testing/subscribers.ts";
import { mergeTopic } from "#db/topic-desk.ts";
import { grantSystem } from "#lib/grant.ts";
import { FREQUENCIES, type Frequency, isAlwaysAtOnce, SUBSCRIPTION_KINDS } from "#lib/subscriptions.ts";

/**
 * Who gets what, when: every kind of subscription against everything that happens to articles. In each case a reader
 * of every kind and every frequency waits, and three moments pass: at once, the next morning, a week later. What is
 * expected comes exactly once, at the moment of its frequency, and the others stay empty.
 *
 * n news, c correction, d discussion, i issue of the newsletter, . nothing.
 */
const MATRIX = `
                                        similar topic section author story search comments corrections newsletter
one like it comes out                      n      n      n      n      n      n       .         .           .
a paid one like it comes out               n      n      n      n      n      n       .         .           .
one with nothing in common comes out       .      .      .      .      .      .       .         .           .
one of its section alone comes out         .      .      n      .      .      .       .         .           .
one of its topic alone comes out           .      n      .      .      .      .       .         .           .
one of its story alone comes out           n      .      .      .      n      .       .         .           .
one like it is under embargo               .      .      .      .      .      .       .         .           .
the embargo of one like it ends            n      n      n      n      n      n       .         .           .
one like it is withdrawn before the mail   .      .      .      .      .      .       .         .           .
one like it is withdrawn and comes back    n      n      n      n      n      n       .         .           .
one like it comes out, then is changed     n      n      n      n      n      n       .         .           .
one like it is brought in from last year   .      .      .      .      .      .       .         .           .
it is changed in what it says              .      .      .      .      .      .       .         .           .
it is changed in its spelling              .      .      .      .      .      .       .         .           .
one from elsewhere moves to its section    .      .      .      .      .      .       .         .           .
it is corrected                            .      .      .      .      .      .       .         c           .
it is corrected by mistake                 .      .      .      .      .      .       .         .           .
another is corrected                       .      .      .      .      .      .       .         .           .
a comment appears under it                 .      .      .      .      .      .       d         .           .
a comment under it waits                   .      .      .      .      .      .       .         .           .
a comment under it appears and goes        .      .      .      .      .      .       .         .           .
a comment appears under another            .      .      .      .      .      .       .         .           .
it is in an issue of the newsletter        .      .      .      .      .      .       .         .           i
topic and story are merged, then one       n      n      n      n      n      n       .         .           .
one comes out after they have ended it     .      .      .      .      .      .       .         .           .
one comes out before they confirm          .      .      .      .      .      .       .         .           .
one comes out after their mail bounced     .      .      .      .      .      .       .         .           .
`;

const KIND_OF: Record<string, string> = { n: "news", c: "correction", d: "discussion", i: "newsletter" };

const system = grantSystem("test");
const lines = MATRIX.trim().split("\n").slice(1);
const WIDTH = 40;

/** What the subscriptions of a case are about, and an article that is like the one they follow. */
async function makeGround() {
  const word = fresh(`bruecke${Date.now()}`).replace("-", "");
  const [sectionId, topicId, authorId] = [await makeSection(), await makeTopic(), await makeAuthor()];
  const storyId = await saveStory(operator, { slug: fresh("lauf"), title: fresh("Lauf") });
  const like = {
    sectionId,
    topicIds: [topicId],
    authors: [{ authorId, role: "author" as const }],
    storyId,
    title: `Sperrung ${word}`,
    body: paragraphs(`${word} Pfeiler Fluss Umleitung Gutachten Stahl`),
  };
  const it = await makeLive(like, { publishedAt: hoursAgo(50) });
  const subjects = {
    similar: subject("similar", it),
    topic: subject("topic", topicId),
    section: subject("section", sectionId),
    author: subject("author", authorId),
    story: subject("story", storyId),
    search: subject("search", null, word),
    comments: subject("comments", it),
    corrections: subject("corrections", it),
    newsletter: subject("newsletter"),
  };
  return { it, like, subjects, sectionId, topicId, storyId };
}
type Ground = Awaited<ReturnType<typeof makeGround>>;
type Reader = { email: string; kind: keyof Ground["subjects"]; frequency: Frequency; id: number };

const elsewhere = () => ({
  title: fresh("Zwetschgen"),
  body: paragraphs(fresh("Hefeteig Zimt Butter Blech")),
});

async function comesOut(input: Parameters<typeof makeDraft>[0]): Promise<number> {
  const id = await makeDraft(input);
  await publishArticle(operator, id);
  await alertOf(system, id);
  return id;
}

async function corrected(articleId: number): Promise<number> {
  const id = await addCorrection(operator, { articleId, kind: "correction", text: "Es waren zwei." });
  await tellCorrection(system, id);
  return id;
}

const commented = (articleId: number, state: "approved" | "pending") =>
  addComment(operator, {
    articleId,
    parentId: null,
    authorName: "Dachs",
    body: "Aha.",
    state,
    createdAt: new Date(),
  });

/** What happens, by the names of the matrix. */
const CHANGES: Record<string, (ground: Ground, readers: Reader[]) => Promise<unknown>> = {
  "one like it comes out": ({ like }) => comesOut(like),
  "a paid one like it comes out": ({ like }) => comesOut({ ...like, sponsor: "Stahlwerk" }),
  "one with nothing in common comes out": () => comesOut(elsewhere()),
  "one of its section alone comes out": ({ sectionId }) => comesOut({ ...elsewhere(), sectionId }),
  "one of its topic alone comes out": ({ topicId }) => comesOut({ ...elsewhere(), topicIds: [topicId] }),
  "one of its story alone comes out": ({ storyId }) => comesOut({ ...elsewhere(), storyId }),
  "one like it is under embargo": ({ like }) =>
    comesOut({ ...like, embargoUntil: new Date(Date.now() + 30 * 86_400_000) }),
  "the embargo of one like it ends": async ({ like }) => {
    const id = await comesOut({ ...like, embargoUntil: new Date(Date.now() + 3_600_000) });
    await query(`UPDATE articles SET embargo_until = now() - interval '1 second' WHERE id = ${id}`);
    await alertOf(system, id);
  },
  "one like it is withdrawn before the mail": async ({ like }) =>
    withdrawArticle(operator, await comesOut(like), { reason: "Irrtum" }),
  "one like it is withdrawn and comes back": async ({ like }) => {
    const id = await comesOut(like);
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    await publishArticle(operator, id);
    await alertOf(system, id);
  },
  "one like it comes out, then is changed": async ({ like }) => {
    const id = await comesOut(like);
    await updateArticle(operator, id, { changes: { title: "Neu" }, substantive: true });
    await alertOf(system, id);
  },
  "one like it is brought in from last year": async ({ like }) =>
    alertOf(system, await makeLive(like, { publishedAt: hoursAgo(365 * 24) })),
  "it is changed in what it says": async ({ it: id }) => {
    await updateArticle(operator, id, { changes: { title: "Neu" }, substantive: true });
    await alertOf(system, id);
  },
  "it is changed in its spelling": async ({ it: id }) => {
    await updateArticle(operator, id, { changes: { standfirst: "Neu." }, substantive: false });
    await alertOf(system, id);
  },
  "one from elsewhere moves to its section": async ({ sectionId }) => {
    const id = await comesOut(elsewhere());
    await updateArticle(operator, id, { changes: { sectionId }, substantive: false });
    await alertOf(system, id);
  },
  "it is corrected": ({ it: id }) => corrected(id),
  "it is corrected by mistake": async ({ it: id }) =>
    withdrawCorrection(operator, { id: await corrected(id), reason: "Irrtum" }),
  "another is corrected": async () => corrected(await makeLive()),
  "a comment appears under it": ({ it: id }) => commented(id, "approved"),
  "a comment under it waits": ({ it: id }) => commented(id, "pending"),
  "a comment under it appears and goes": async ({ it: id }) => {
    const commentId = await commented(id, "approved");
    await query(`UPDATE comments SET state = 'rejected' WHERE id = ${commentId}`);
  },
  "a comment appears under another": async () => commented(await makeLive(), "approved"),
  "it is in an issue of the newsletter": async ({ it: id }) => {
    const issueId = await makeIssue(id);
    await sendIssue(operator, { id: issueId, seen: await seenOf(issueId) });
    await sendDueIssues(system);
  },
  "topic and story are merged, then one": async ({ like, topicId, storyId }) => {
    const [topic, title] = [fresh("Thema"), fresh("Lauf")];
    const newTopic = await makeTopic(topic);
    const newStory = await saveStory(operator, { slug: title.toLowerCase(), title });
    await mergeTopic(operator, topicId, topic);
    await mergeStory(operator, storyId, title);
    await comesOut({ ...like, topicIds: [newTopic], storyId: newStory });
  },
  "one comes out after they have ended it": async ({ like }, readers) => {
    await endSubscriptions(someone(), { ids: readers.map(({ id }) => id) });
    await comesOut(like);
  },
  "one comes out before they confirm": async ({ like }, readers) => {
    await query(`UPDATE subscriptions SET confirmed_at = NULL WHERE id IN (${readers.map(({ id }) => id)})`);
    await comesOut(like);
    for (const { id } of readers) await confirmSubscription(someone(), id);
  },
  "one comes out after their mail bounced": async ({ like }, readers) => {
    for (const { email } of readers) await suppress(system, email, { reason: "bounce", detail: "550" });
    await comesOut(like);
  },
};

async function makeReaders({ subjects }: Ground): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const kind of SUBSCRIPTION_KINDS)
    for (const frequency of isAlwaysAtOnce(kind) ? (["at_once"] as const) : FREQUENCIES) {
      const email = newAddress();
      await requestSubscription(someone(), { subject: subjects[kind], email, frequency }, "/test");
      const id = await wishOf(email);
      await confirmSubscription(someone(), id);
      readers.push({ email, kind, frequency, id });
    }
  return readers;
}

/** The mails that an address has been sent, or would be now; without the one that asks for consent. */
async function mailsOf(email: string): Promise<string[]> {
  const contents = await mailContents(email);
  const filled = await Promise.all(contents.filter(({ kind }) => kind !== "subscribe-confirm").map(fillMail));
  return filled.flatMap((mail) => (mail ? [mail.kind] : []));
}

/** Lets a moment pass: everything that the clock would have done by then. */
const PASSES: Record<Frequency, () => Promise<unknown>> = {
  at_once: () => tellDiscussions(system, "at_once", new Date()),
  daily: async () => {
    const morning = new Date(Date.now() + 86_400_000);
    await tellDiscussions(system, "daily", morning);
    await buildDigests(system, "daily", morning);
  },
  weekly: async () => {
    const saturday = new Date(Date.now() + 7 * 86_400_000);
    await tellDiscussions(system, "weekly", saturday);
    await buildDigests(system, "weekly", saturday);
  },
};

describe("who gets what, when", () => {
  const met = new Set<string>();

  for (const line of lines) {
    const name = line.slice(0, WIDTH).trim();
    const codes = line.slice(WIDTH).trim().split(/\s+/);

    it(name, async () => {
      met.add(name);
      expect(codes).toHaveLength(SUBSCRIPTION_KINDS.length);
      const ground = await makeGround();
      const readers = await makeReaders(ground);
      await CHANGES[name]?.(ground, readers);
      for (const [moment, frequency] of FREQUENCIES.entries()) {
        await PASSES[frequency]();
        for (const reader of readers) {
          const word = KIND_OF[codes[SUBSCRIPTION_KINDS.indexOf(reader.kind)] ?? ""];
          const expected = word && FREQUENCIES.indexOf(reader.frequency) <= moment ? [word] : [];
          const who = `${reader.kind} ${reader.frequency}, when it is ${frequency}`;
          expect(await mailsOf(reader.email), who).toEqual(expected);
        }
      }
    });
  }

  afterAll(() => expect([...met].toSorted()).toEqual(Object.keys(CHANGES).toSorted()));
});
