import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { editComment, withdrawComment } from "#db/comment-own.ts";
import { postComment } from "#db/comment-posting.ts";
import { toggleVote } from "#db/comment-votes.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { fresh, makeLive } from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import type { Viewer } from "#lib/proof.ts";

const post = (viewer: Viewer, articleId: number) =>
  postComment(viewer, {
    articleId,
    parentId: null,
    body: `Ein Brief, ${fresh("nämlich")}.`,
    clues: { honeypot: false, seconds: null },
  });
const seen = (articleId: number) =>
  change({ hard: [`comments:${articleId}`, "list:comments"], soft: [`teaser:${articleId}`] });

async function approved(viewer: Viewer, articleId: number): Promise<number> {
  const { id } = await post(viewer, articleId);
  await db().execute(sql`UPDATE comments SET state = 'approved' WHERE id = ${id}`);
  return id;
}

describe("postComment", () => {
  it("tells nothing of what waits, and of a moderator's at once", async () => {
    const articleId = await makeLive();
    const [reader, moderator] = [await makeViewer(), await makeViewer({ role: "moderator" })];
    expect(await told(() => post(reader, articleId))).toEqual(nothing);
    expect(await told(() => post(moderator, articleId))).toEqual(seen(articleId));
  });
});

describe("editComment", () => {
  it("tells of what readers saw", async () => {
    const [articleId, reader] = [await makeLive(), await makeViewer()];
    const { id } = await post(reader, articleId);
    expect(await told(() => editComment(reader, { id, body: fresh("Anders gesagt") }))).toEqual(nothing);
    const shown = await approved(reader, articleId);
    expect(await told(() => editComment(reader, { id: shown, body: fresh("Besser gesagt") }))).toEqual(
      seen(articleId),
    );
  });
});

describe("withdrawComment", () => {
  it("tells of what readers saw", async () => {
    const [articleId, reader] = [await makeLive(), await makeViewer()];
    const { id } = await post(reader, articleId);
    expect(await told(() => withdrawComment(reader, id))).toEqual(nothing);
    const shown = await approved(reader, articleId);
    expect(await told(() => withdrawComment(reader, shown))).toEqual(seen(articleId));
  });
});

describe("toggleVote", () => {
  it("tells of the count beside the comment", async () => {
    const [articleId, writer, reader] = [await makeLive(), await makeViewer(), await makeViewer()];
    const id = await approved(writer, articleId);
    expect(await told(() => toggleVote(reader, id))).toEqual(change({ hard: [`comments:${articleId}`] }));
  });
});
