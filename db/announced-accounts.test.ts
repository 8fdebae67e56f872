import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { executeDeletions, type Keep, requestDeletion } from "#db/account-deletion.ts";
import { db } from "#db/client.ts";
import { addComment } from "#db/comment-writes.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { hoursAgo, makeLive, operator } from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import { grantSystem } from "#lib/grant.ts";

describe("executeDeletions", () => {
  async function leaving(keep: Keep): Promise<number> {
    const viewer = await makeViewer();
    const articleId = await makeLive();
    const written = { body: "Aha.", state: "approved" as const, createdAt: hoursAgo(1) };
    const id = await addComment(operator, {
      ...written,
      articleId,
      parentId: null,
      authorName: viewer.name,
    });
    await db().execute(sql`UPDATE comments SET user_id = ${viewer.userId} WHERE id = ${id}`);
    await requestDeletion(viewer, keep);
    await db().execute(sql`
      UPDATE users SET deletion_requested_at = now() - interval '8 days' WHERE id = ${viewer.userId}`);
    return articleId;
  }

  it("brings the discussions they took part in, and counts where comments go", async () => {
    const system = grantSystem("test");
    const anonymised = await leaving("comments-anonymised");
    expect(await told(() => executeDeletions(system))).toEqual(
      change({ gone: [`comments:${anonymised}`, "list:comments"] }),
    );
    const removed = await leaving("nothing");
    expect(await told(() => executeDeletions(system))).toEqual(
      change({ gone: [`comments:${removed}`, "list:comments"], soft: [`teaser:${removed}`] }),
    );
    expect(await told(() => executeDeletions(system))).toEqual(nothing);
  });
});
