import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { decideComments, undoDecisions } from "#db/bulk-decisions.ts";
import { claimComment, releaseComment } from "#db/claims.ts";
import { db } from "#db/client.ts";
import { decideComment, undoDecision } from "#db/comment-decisions.ts";
import { addComment } from "#db/comment-writes.ts";
import { addModeratorNote } from "#db/moderator-notes.ts";
import { liftRestriction, restrictPerson } from "#db/restrictions.ts";
import { removeView, saveView } from "#db/saved-views.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { makeModerator, makePerson } from "#db/testing/people.ts";
import { hoursAgo, makeLive, operator } from "#db/testing/rows.ts";
import { addWatchWords, removeWatchWord } from "#db/watch-words.ts";

const moderator = await makeModerator();
/** Every statement of reasons is counted for the public. */
const figures = change({ soft: ["transparency"] });

async function waiting() {
  const articleId = await makeLive();
  const comment = { articleId, parentId: null, authorName: "Dachs", body: "Aha.", createdAt: hoursAgo(1) };
  const commentId = await addComment(operator, { ...comment, state: "pending" });
  const [hard, soft] = [[`comments:${articleId}`, "list:comments"], [`teaser:${articleId}`]];
  const brings = change({ hard, soft });
  return { commentId, brings, bringsFigures: change({ hard, soft: [...soft, "transparency"] }) };
}

const rejection = { to: "rejected", clause: "insult", reason: "So nicht." } as const;

describe("decideComment", () => {
  it("brings the discussion where readers see a difference, and the figures with a statement, else nothing", async () => {
    const { commentId, brings, bringsFigures } = await waiting();
    const decide = (to: typeof rejection | { to: "approved" | "spam" }) =>
      told(() => decideComment(moderator, { commentId, ...to }));
    expect(await decide(rejection)).toEqual(figures);
    expect(await decide({ to: "spam" })).toEqual(nothing);
    expect(await decide({ to: "approved" })).toEqual(brings);
    expect(await decide({ to: "approved" })).toEqual(nothing);
    expect(await decide(rejection)).toEqual(bringsFigures);
  });
});

describe("undoDecision", () => {
  it("brings the discussion where readers see a difference, else nothing", async () => {
    const { commentId, brings } = await waiting();
    const undo = () => told(() => undoDecision(moderator, commentId));
    await decideComment(moderator, { commentId, ...rejection });
    expect(await undo()).toEqual(nothing);
    await decideComment(moderator, { commentId, to: "approved" });
    expect(await undo()).toEqual(brings);
    const { rows } = await db().execute(
      sql`SELECT FROM comments WHERE id = ${commentId} AND state = 'pending'`,
    );
    expect(rows).toHaveLength(1);
  });
});

describe("decideComments", () => {
  it("brings each discussion", async () => {
    const [one, other] = [await waiting(), await waiting()];
    const ids = [one.commentId, other.commentId];
    expect(await told(() => decideComments(moderator, { ids, to: "approved" }))).toEqual([
      ...one.brings,
      ...other.brings,
    ]);
  });
});

describe("undoDecisions", () => {
  it("brings each discussion", async () => {
    const { commentId, brings } = await waiting();
    await decideComment(moderator, { commentId, to: "approved" });
    expect(await told(() => undoDecisions(moderator, [commentId]))).toEqual(brings);
  });
});

/** What only the newsroom sees, and what a person may do next. */
const unseen = async (write: () => Promise<unknown>) => expect(await told(write)).toEqual(nothing);

describe("claimComment", () => {
  it("brings nothing", async () => {
    const { commentId } = await waiting();
    await unseen(() => claimComment(moderator, { commentId }));
  });
});

describe("releaseComment", () => {
  it("brings nothing", async () => {
    const { commentId } = await waiting();
    await unseen(() => releaseComment(moderator, commentId));
  });
});

describe("restrictPerson", () => {
  it("brings the figures", async () => {
    const userId = await makePerson();
    const warning = { userId, kind: "warning", clause: "insult", reason: "So nicht." } as const;
    expect(await told(() => restrictPerson(moderator, warning))).toEqual(figures);
  });
});

describe("liftRestriction", () => {
  it("brings nothing", async () => {
    const ban = { kind: "ban", clause: "insult", reason: "So nicht." } as const;
    const { id } = await restrictPerson(moderator, { userId: await makePerson(), ...ban });
    await unseen(() => liftRestriction(moderator, id));
  });
});

describe("addModeratorNote", () => {
  it("brings nothing", async () => {
    const userId = await makePerson();
    await unseen(() => addModeratorNote(moderator, { userId, text: "Ruhig bleiben." }));
  });
});

describe("addWatchWords", () => {
  it("brings nothing", async () =>
    unseen(() => addWatchWords(moderator, { sectionId: null, kind: "watch", lines: "Wald" })));
});

describe("removeWatchWord", () => {
  it("brings nothing", async () => unseen(() => removeWatchWord(moderator, 1)));
});

describe("saveView", () => {
  it("brings nothing", async () =>
    unseen(() => saveView(moderator, { place: "comments", name: "Politik", query: { section: "1" } })));
});

describe("removeView", () => {
  it("brings nothing", async () => unseen(() => removeView(moderator, 1)));
});
