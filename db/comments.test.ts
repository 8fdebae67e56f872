import { expect, it } from "vitest";
import { addComment } from "#db/comment-writes.ts";
import { getDiscussion } from "#db/comments.ts";
import { hoursAgo, makeLive, operator } from "#db/testing/rows.ts";

it("lists approved comments in the order of their threads", async () => {
  const articleId = await makeLive();
  const write = (
    body: string,
    parentId: number | null,
    hours: number,
    state: "approved" | "pending" | "rejected" = "approved",
  ) =>
    addComment(operator, {
      articleId,
      parentId,
      authorName: "Igel",
      body,
      state,
      createdAt: hoursAgo(hours),
    });
  const second = await write("zweiter", null, 8);
  const first = await write("erster", null, 9);
  const answer = await write("Antwort auf den ersten", first, 5);
  const hidden = await write("abgelehnt", first, 4, "rejected");
  await write("wartet", null, 3, "pending");
  const orphan = await write("Antwort auf den abgelehnten", hidden, 2);
  const deep = await write("Antwort auf die Antwort", answer, 1);

  const { comments: listed } = await getDiscussion(articleId);
  expect(listed.map(({ id }) => id)).toEqual([first, answer, deep, orphan, second]);
  expect(listed.map(({ depth }) => depth)).toEqual([0, 1, 2, 2, 0]);
  expect(listed.every(({ rootId }) => [first, second].includes(rootId))).toBe(true);
});
