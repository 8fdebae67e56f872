import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { decideComment } from "#db/comment-decisions.ts";
import { editComment, withdrawComment } from "#db/comment-own.ts";
import { postComment } from "#db/comment-posting.ts";
import { toggleVote } from "#db/comment-votes.ts";
import { addComment } from "#db/comment-writes.ts";
import { getDiscussion, getParticipation, locateComment } from "#db/comments.ts";
import { dropDraft, findDraft, holdDraft } from "#db/held-drafts.ts";
import { makeModerator } from "#db/testing/people.ts";
import { fresh, hoursAgo, makeLive, operator } from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import type { CommentForm } from "#lib/comment-form.ts";
import { Refusal } from "#lib/refusal.ts";

const form = (articleId: number, changes: Partial<CommentForm> = {}): CommentForm => ({
  articleId,
  parentId: null,
  body: `Ein Gedanke zum Artikel, ${fresh("nämlich")}.`,
  clues: { honeypot: false, seconds: null },
  ...changes,
});
const standing = (articleId: number, changes: object = {}) =>
  addComment(operator, {
    articleId,
    parentId: null,
    authorName: "Fuchs",
    body: fresh("Brief"),
    state: "approved",
    createdAt: hoursAgo(1),
    ...changes,
  });
const countOf = async (articleId: number) => {
  const { rows } = await db().execute<{ count: number }>(
    sql`SELECT comment_count AS count FROM articles WHERE id = ${articleId}`,
  );
  return rows[0]?.count;
};
const shownIds = async (articleId: number) => (await getDiscussion(articleId)).comments.map(({ id }) => id);

describe("a comment", () => {
  it("waits, seen by its author alone", async () => {
    const [articleId, viewer, other] = [await makeLive(), await makeViewer(), await makeViewer()];
    const posted = await postComment(viewer, form(articleId));
    expect(posted).toMatchObject({ state: "pending", isNew: true });
    expect(await shownIds(articleId)).toEqual([]);
    expect(await countOf(articleId)).toBe(0);
    expect((await getParticipation(viewer, articleId)).own).toMatchObject([
      { id: posted.id, state: "pending", isEditable: true, authorName: viewer.name },
    ]);
    expect((await getParticipation(other, articleId)).own).toEqual([]);
  });

  it("of a moderator stands at once", async () => {
    const [articleId, viewer] = [await makeLive(), await makeViewer({ role: "moderator" })];
    const { id, state } = await postComment(viewer, form(articleId));
    expect(state).toBe("approved");
    expect(await shownIds(articleId)).toEqual([id]);
    expect(await countOf(articleId)).toBe(1);
  });

  it("sent twice, at once or again, is one", async () => {
    const [articleId, viewer] = [await makeLive(), await makeViewer()];
    const same = form(articleId);
    const sent = await Promise.all(Array.from({ length: 6 }, () => postComment(viewer, same)));
    const again = await postComment(viewer, { ...same, body: `  ${same.body}\n` });
    expect(new Set([...sent, again].map(({ id }) => id)).size).toBe(1);
    expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it("keeps what the phases said of it, in words", async () => {
    const [articleId, viewer] = [await makeLive(), await makeViewer()];
    const { id } = await postComment(viewer, form(articleId));
    const { rows } = await db().execute<{ phase: string; reason: string }>(
      sql`SELECT phase, reason FROM comment_verdicts WHERE comment_id = ${id}`,
    );
    expect(rows.map(({ phase }) => phase)).toContain("first-comment");
    expect(rows.every(({ reason }) => / /.test(reason) && !reason.includes("screening."))).toBe(true);
  });

  it("that fell into the trap is spam, and its sender sees no difference", async () => {
    const [articleId, viewer] = [await makeLive(), await makeViewer()];
    const { state } = await postComment(
      viewer,
      form(articleId, { clues: { honeypot: true, seconds: null } }),
    );
    expect(state).toBe("spam");
  });
});

describe("a comment is not taken", () => {
  const refusal = async (posting: Promise<unknown>) => {
    const error = await posting.then(
      () => null,
      (reason: unknown) => reason,
    );
    return error as { code?: string; values?: Record<string, unknown> } | null;
  };

  it("from somebody without a name", async () => {
    const viewer = await makeViewer({ name: "", email: `${fresh("namenlos")}@reader.example` });
    await expect(async () => postComment(viewer, form(await makeLive()))).rejects.toMatchObject({
      code: "name-missing",
    });
  });

  it("when it says nothing or too much", async () => {
    const [articleId, viewer] = [await makeLive(), await makeViewer()];
    expect(await refusal(postComment(viewer, form(articleId, { body: " \u200b \n" })))).toMatchObject({
      code: "comment-refused",
      values: { screening: "empty" },
    });
    expect(await refusal(postComment(viewer, form(articleId, { body: "ä".repeat(5001) })))).toMatchObject({
      values: { screening: "too-long" },
    });
  });

  it("where nothing can be commented on", async () => {
    const viewer = await makeViewer();
    const [closed, off, old] = [await makeLive(), await makeLive(), await makeLive()];
    await db().execute(sql`UPDATE articles SET comment_mode = 'closed' WHERE id = ${closed}`);
    await db().execute(sql`UPDATE articles SET comment_mode = 'off' WHERE id = ${off}`);
    await db().execute(sql`UPDATE articles SET published_at = now() - interval '61 days' WHERE id = ${old}`);
    expect(await refusal(postComment(viewer, form(closed)))).toMatchObject({ code: "discussion-closed" });
    expect(await refusal(postComment(viewer, form(off)))).toMatchObject({ code: "not-found" });
    expect(await refusal(postComment(viewer, form(old)))).toMatchObject({ code: "discussion-closed" });
    expect(await refusal(postComment(viewer, form(2 ** 40)))).toMatchObject({ code: "not-found" });
  });

  it("in answer to what stands elsewhere, or not at all", async () => {
    const [one, other, viewer] = [await makeLive(), await makeLive(), await makeViewer()];
    const elsewhere = await standing(other);
    const rejected = await standing(one, { state: "rejected" });
    for (const parentId of [elsewhere, rejected, 2 ** 40])
      expect(await refusal(postComment(viewer, form(one, { parentId })))).toMatchObject({
        code: "parent-gone",
      });
  });

  it("from somebody who is suspended, who is told why and until when", async () => {
    const [articleId, viewer] = [await makeLive(), await makeViewer()];
    await db().execute(sql`INSERT INTO restrictions (user_id, kind, reason, ends_at)
      VALUES (${viewer.userId}, 'suspension', 'Beleidigungen', now() + interval '1 day')`);
    expect(await refusal(postComment(viewer, form(articleId)))).toMatchObject({
      code: "suspended",
      values: { reason: "Beleidigungen", until: expect.stringMatching(/^\d{4}-/) },
    });
  });

  it("after very many in a short time", async () => {
    const [articleId, viewer] = [await makeLive(), await makeViewer()];
    const found = [];
    for (let index = 0; index < 25; index++) found.push(await refusal(postComment(viewer, form(articleId))));
    expect(found.slice(0, 5)).toEqual([null, null, null, null, null]);
    expect(found.at(-1)?.code).toMatch(/too-often|comment-refused/);
  });
});

describe("its author", () => {
  it("corrects it while nobody has answered", async () => {
    const [articleId, viewer] = [await makeLive(), await makeViewer()];
    const { id } = await postComment(viewer, form(articleId));
    const edited = await editComment(viewer, { id, body: "Anders gesagt, und besser." });
    expect(edited.state).toBe("pending");
    expect((await locateComment(id))?.body).toBe("Anders gesagt, und besser.");
    await db().execute(sql`UPDATE comments SET created_at = now() - interval '6 minutes' WHERE id = ${id}`);
    await expect(editComment(viewer, { id, body: "Noch einmal anders." })).rejects.toMatchObject({
      code: "too-late",
    });
  });

  it("sends what was approved back to the moderators by correcting it", async () => {
    const [articleId, viewer] = [await makeLive(), await makeViewer()];
    const { id } = await postComment(viewer, form(articleId));
    await db().execute(sql`UPDATE comments SET state = 'approved', decided_at = now() WHERE id = ${id}`);
    await db().execute(sql`UPDATE articles SET comment_count = 1 WHERE id = ${articleId}`);
    await editComment(viewer, { id, body: "Etwas ganz anderes als vorher." });
    expect(await shownIds(articleId)).toEqual([]);
    expect(await countOf(articleId)).toBe(0);
  });

  it("takes it back, and nobody else can", async () => {
    const [articleId, viewer, other] = [await makeLive(), await makeViewer(), await makeViewer()];
    const { id } = await postComment(viewer, form(articleId));
    await expect(withdrawComment(other, id)).rejects.toMatchObject({ code: "not-found" });
    await withdrawComment(viewer, id);
    expect((await locateComment(id))?.state).toBe("withdrawn");
  });
});

it("a writer and moderators in one thread do not stand in each other's way", async () => {
  const moderator = await makeModerator(fresh("Eule"));
  const approve = (commentId: number) => decideComment(moderator, { commentId, to: "approved" });
  const refusals: unknown[] = [];
  for (let round = 0; round < 15; round++) {
    const [articleId, viewer] = [await makeLive(), await makeViewer()];
    const parentId = await standing(articleId);
    const { id } = await postComment(viewer, form(articleId, { parentId }));
    await approve(id);
    const grounds = { clause: "off-topic", reason: "Gehört nicht zum Thema." } as const;
    const done = await Promise.allSettled([
      withdrawComment(viewer, id),
      decideComment(moderator, { commentId: id, to: "rejected", ...grounds }),
      approve(parentId),
    ]);
    refusals.push(...done.flatMap((one) => (one.status === "rejected" ? one.reason : [])));
  }
  // Whoever comes second may be told so; a deadlock tells nobody anything.
  expect(refusals.filter((reason) => !(reason instanceof Refusal))).toEqual([]);
});

it("who is answered by a moderator hears of it", async () => {
  const [articleId, reader] = [await makeLive(), await makeViewer()];
  const moderator = await makeViewer({ role: "moderator" });
  await db().execute(sql`UPDATE users SET reply_mails = true WHERE id = ${reader.userId}`);
  const parentId = await standing(articleId);
  await db().execute(sql`UPDATE comments SET user_id = ${reader.userId} WHERE id = ${parentId}`);
  const { id } = await postComment(moderator, form(articleId, { parentId }));
  const { rows } = await db().execute(
    sql`SELECT kind FROM deliveries WHERE dedupe_key = ${`comment-reply ${id}`}`,
  );
  expect(rows).toEqual([{ kind: "comment-reply" }]);
});

describe("a vote", () => {
  it("counts once and can be taken back; not for one's own", async () => {
    const [articleId, viewer] = [await makeLive(), await makeViewer()];
    const id = await standing(articleId);
    const helpful = async () => (await getDiscussion(articleId)).comments[0]?.helpfulCount;
    await toggleVote(viewer, id);
    expect(await helpful()).toBe(1);
    expect((await getParticipation(viewer, articleId)).voted).toEqual(new Set([id]));
    await toggleVote(viewer, id);
    expect(await helpful()).toBe(0);
    await db().execute(sql`UPDATE comments SET user_id = ${viewer.userId} WHERE id = ${id}`);
    await expect(toggleVote(viewer, id)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a draft", () => {
  const clues = { honeypot: false, seconds: null };
  const draft = { articleId: 1, parentId: null, body: "Noch nicht fertig", clues, problem: null };

  it("opens for its token alone, and is not readable in the database", async () => {
    const viewer = await makeViewer();
    const token = (await holdDraft(viewer, "comment", draft)) ?? "";
    expect(await findDraft("comment", token)).toEqual(draft);
    expect(await findDraft("comment", `${token}x`)).toBeNull();
    expect(await findDraft("notice", token)).toBeNull();
    const { rows } = await db().execute(sql`SELECT * FROM held_drafts`);
    expect(JSON.stringify(rows)).not.toContain("Noch nicht");
    expect(JSON.stringify(rows)).not.toContain(token);
    await dropDraft(viewer, "comment", token);
    expect(await findDraft("comment", token)).toBeNull();
  });
});

it("no address leaves drafts without end", async () => {
  const viewer = await makeViewer();
  const held = [];
  for (let index = 0; index < 61; index++) held.push(await holdDraft(viewer, "comment", {}));
  expect(held.slice(0, 60)).not.toContain(null);
  expect(held.at(-1)).toBeNull();
});

describe("a discussion", () => {
  it("is paged by threads, and a long thread is cut", async () => {
    const articleId = await makeLive();
    await db().execute(sql`
      INSERT INTO comments (article_id, author_name, body, body_hash, state, created_at)
      SELECT ${articleId}, 'Igel', 'Brief ' || i, 'h' || i, 'approved', now() - make_interval(mins => 1000 - i)
      FROM generate_series(1, 75) i`);
    await db().execute(sql`UPDATE comments SET root_id = id WHERE article_id = ${articleId}`);
    const first = await getDiscussion(articleId);
    expect(first.comments).toHaveLength(30);
    const second = await getDiscussion(articleId, { after: first.nextAfter ?? 0 });
    const third = await getDiscussion(articleId, { after: second.nextAfter ?? 0 });
    expect(third.nextAfter).toBeNull();
    const bodies = [first, second, third].flatMap(({ comments }) => comments.map(({ body }) => body));
    expect(bodies).toEqual(Array.from({ length: 75 }, (_, index) => `Brief ${index + 1}`));

    const rootId = first.comments[0]?.id ?? 0;
    await db().execute(sql`
      INSERT INTO comments (article_id, parent_id, root_id, depth, author_name, body, body_hash, state, created_at)
      SELECT ${articleId}, ${rootId}, ${rootId}, 1, 'Fuchs', 'Antwort ' || i, 'r' || i, 'approved',
        now() - make_interval(mins => 500 - i) FROM generate_series(1, 60) i`);
    const cut = await getDiscussion(articleId);
    expect(cut.cutThreads).toEqual([rootId]);
    expect(cut.comments.filter((comment) => comment.rootId === rootId)).toHaveLength(40);
    const whole = await getDiscussion(articleId, { thread: rootId });
    expect(whole.comments).toHaveLength(61);
    expect(whole.nextAfter).toBeNull();
    expect(await locateComment(whole.comments.at(-1)?.id ?? 0)).toMatchObject({ isOnFirstPage: false });
    expect(await locateComment(rootId)).toMatchObject({ isOnFirstPage: true });
  });

  it("keeps answers whose beginning was taken away", async () => {
    const articleId = await makeLive();
    const root = await standing(articleId);
    const answer = await standing(articleId, { parentId: root });
    await db().execute(sql`UPDATE comments SET state = 'rejected' WHERE id = ${root}`);
    expect(await shownIds(articleId)).toEqual([answer]);
  });
});
