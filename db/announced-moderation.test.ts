import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { decideComment, undoDecision } from "#db/comment-decisions.ts";
import { addComment } from "#db/comment-writes.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { makeModerator } from "#db/testing/people.ts";
import { hoursAgo, makeLive, operator } from "#db/testing/rows.ts";

const moderator = await makeModerator();

async function waiting() {
  const articleId = await makeLive();
  const comment = { articleId, parentId: null, authorName: "Dachs", body: "Aha.", createdAt: hoursAgo(1) };
  const commentId = await addComment(operator, { ...comment, state: "pending" });
  const brings = change({ hard: [`comments:${articleId}`], soft: [`teaser:${articleId}`] });
  return { commentId, brings };
}

const rejection = { to: "rejected", clause: "insult", reason: "So nicht." } as const;

describe("decideComment", () => {
  it("brings the discussion where readers see a difference, else nothing", async () => {
    const { commentId, brings } = await waiting();
    const decide = (to: typeof rejection | { to: "approved" | "spam" }) =>
      told(() => decideComment(moderator, { commentId, ...to }));
    expect(await decide(rejection)).toEqual(nothing);
    expect(await decide({ to: "spam" })).toEqual(nothing);
    expect(await decide({ to: "approved" })).toEqual(brings);
    expect(await decide({ to: "approved" })).toEqual(nothing);
    expect(await decide(rejection)).toEqual(brings);
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
