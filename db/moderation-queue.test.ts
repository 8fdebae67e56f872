import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { claimComment, releaseComment } from "#db/claims.ts";
import { db } from "#db/client.ts";
import { decideComment } from "#db/comment-decisions.ts";
import { addComment } from "#db/comment-writes.ts";
import { countQueue, listQueue, oldestWaiting } from "#db/moderation-queue.ts";
import { getPersonHistory } from "#db/person-history.ts";
import { getQueued } from "#db/queued-comment.ts";
import { makeModerator, makePerson } from "#db/testing/people.ts";
import { hoursAgo, makeLive, makeSection, operator } from "#db/testing/rows.ts";
import { parseQueueFilter } from "#lib/queue-filter.ts";

const moderator = await makeModerator("Otto");

type Given = Partial<Parameters<typeof addComment>[1]> & { articleId: number; userId?: number };

async function write({ userId, ...input }: Given): Promise<number> {
  const id = await addComment(operator, {
    parentId: null,
    authorName: "Dachs",
    body: "Aha.",
    state: "pending",
    createdAt: hoursAgo(1),
    ...input,
  });
  if (userId) await db().execute(sql`UPDATE comments SET user_id = ${userId} WHERE id = ${id}`);
  return id;
}

const saidOf = (id: number, phase: string, words = "") =>
  db().execute(sql`INSERT INTO comment_verdicts (comment_id, phase, verdict, reason, detail)
    VALUES (${id}, ${phase}, 'hold', 'Darum.', ${JSON.stringify({ values: { words } })}::jsonb)`);
const idsOf = async (query: Record<string, string>, after?: number) =>
  (await listQueue(parseQueueFilter(query), after)).rows.map(({ id }) => id);

describe("listQueue", () => {
  it("has who waited longest first, and of what is decided the newest", async () => {
    const articleId = await makeLive();
    const author = `${await makePerson()}`;
    const at = (hours: number) => write({ articleId, userId: Number(author), createdAt: hoursAgo(hours) });
    const [late, early, middle] = [await at(1), await at(9), await at(4)];
    expect(await idsOf({ author })).toEqual([early, middle, late]);
    expect(await oldestWaiting()).toBeInstanceOf(Date);
    for (const commentId of [late, early, middle])
      await decideComment(moderator, { commentId, to: "approved" });
    expect(await idsOf({ author })).toEqual([]);
    expect(await idsOf({ author, state: "approved" })).toEqual([late, middle, early]);
  });

  it("narrows to a section with those beneath, a reason, a person, words, and all of them", async () => {
    const parent = await makeSection();
    const child = await makeSection({ parentId: parent });
    const userId = await makePerson();
    const id = await write({
      articleId: await makeLive({ sectionId: child }),
      userId,
      body: "Der Fahrradweg ist gesperrt.",
    });
    await saidOf(id, "links");
    const other = await write({ articleId: await makeLive() });
    const everything = { section: `${parent}`, reason: "links", author: `${userId}`, q: "Fahrradwege" };
    for (const [name, value] of Object.entries(everything)) {
      const found = await idsOf({ [name]: value });
      expect(found, name).toContain(id);
      expect(found, name).not.toContain(other);
    }
    expect(await idsOf(everything)).toEqual([id]);
    expect(await idsOf({ ...everything, q: "Autobahn" })).toEqual([]);
  });

  it("goes on after a comment, also when that was decided meanwhile", async () => {
    const articleId = await makeLive();
    const userId = await makePerson();
    const all: number[] = [];
    for (let i = 0; i < 33; i++) all.push(await write({ articleId, userId, createdAt: hoursAgo(50 - i) }));
    const first = await listQueue(parseQueueFilter({ author: `${userId}` }));
    expect(first.rows.map(({ id }) => id)).toEqual(all.slice(0, 30));
    expect(first.next).toBe(all[29]);
    await decideComment(moderator, { commentId: all[29] ?? 0, to: "spam" });
    expect(await idsOf({ author: `${userId}` }, first.next ?? 0)).toEqual(all.slice(30));
  });

  it("has what was reported, whether it waits or stands, and counts it", async () => {
    const articleId = await makeLive();
    const ids = [await write({ articleId }), await write({ articleId, state: "approved" })];
    const { reported } = await countQueue();
    await db().execute(sql`UPDATE comments SET report_count = 1 WHERE id IN (${ids[0]}, ${ids[1]})`);
    expect(await idsOf({ reported: "1" })).toEqual(expect.arrayContaining(ids));
    expect((await countQueue()).reported.count).toBe(reported.count + 2);
  });

  it("puts first what looks worst, if asked to", async () => {
    const articleId = await makeLive();
    const author = `${await makePerson()}`;
    const [mild, bad] = [
      await write({ articleId, userId: Number(author) }),
      await write({ articleId, userId: Number(author) }),
    ];
    await db().execute(sql`UPDATE comments SET risk = 0.9 WHERE id = ${bad}`);
    expect(await idsOf({ author, sort: "risk" })).toEqual([bad, mild]);
    expect(await idsOf({ author, sort: "risk" }, bad)).toEqual([mild]);
  });
});

describe("claims", () => {
  it("a comment is one moderator's for a while, unless the other takes it over", async () => {
    const commentId = await write({ articleId: await makeLive() });
    const other = await makeModerator("Ada Claim");
    expect(await claimComment(moderator, { commentId })).toBeNull();
    expect(await claimComment(moderator, { commentId })).toBeNull();
    expect(await claimComment(other, { commentId })).toMatchObject({
      userId: moderator.userId,
      name: "Otto",
    });
    const decide = decideComment(other, { commentId, to: "approved", respectClaim: true });
    await expect(decide).rejects.toMatchObject({ code: "claimed" });
    await db().execute(
      sql`UPDATE comments SET claimed_at = now() - interval '11 minutes' WHERE id = ${commentId}`,
    );
    expect((await getQueued(commentId))?.claim).toBeNull();
    expect(await claimComment(other, { commentId })).toBeNull();
    expect(await claimComment(moderator, { commentId, takeOver: true })).toBeNull();
    await releaseComment(other, commentId);
    expect((await getQueued(commentId))?.claim).toMatchObject({ name: "Otto" });
    await releaseComment(moderator, commentId);
    expect((await getQueued(commentId))?.claim).toBeNull();
  });
});

describe("getQueued", () => {
  it("has the way up, the thread, what was said of it, and by whom", async () => {
    const articleId = await makeLive({ title: "Der Chip" });
    const userId = await makePerson({ name: "Queued Dachs" });
    const first = await write({ articleId, state: "approved", body: "Erstens." });
    const second = await write({ articleId, state: "approved", parentId: first, body: "Zweitens." });
    const id = await write({ articleId, parentId: second, userId });
    const beside = await write({ articleId, parentId: first });
    await saidOf(id, "words", "geteert, gefedert");
    expect(await getQueued(id)).toMatchObject({
      article: { title: "Der Chip" },
      parents: [{ id: first }, { id: second }],
      verdicts: [{ reason: "Darum.", words: ["geteert", "gefedert"] }],
      decisions: [],
      notices: [],
    });
    expect((await getQueued(id))?.thread.map((one) => one.id)).toEqual(
      [first, second, beside].sort((a, b) => a - b),
    );
    await decideComment(moderator, { commentId: id, to: "rejected", clause: "insult", reason: "Nein." });
    expect((await getQueued(id))?.decisions).toMatchObject([
      { toState: "rejected", by: "Otto", isRecent: true },
    ]);
    expect(await getPersonHistory(userId)).toMatchObject({
      name: "Queued Dachs",
      counts: { rejected: 1, approved: 0 },
      recent: [{ id, clause: "insult" }],
    });
    expect(await getQueued(999_999)).toBeNull();
  });
});
