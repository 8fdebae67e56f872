import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db, transaction } from "#db/client.ts";
import { addComment } from "#db/comment-writes.ts";
import { hoursAgo, makeLive, operator } from "#db/testing/rows.ts";

describe("the schema", () => {
  it("has an index for every foreign key, or a deletion elsewhere reads the whole table", async () => {
    const { rows } = await db().execute<{ key: string }>(sql`
      SELECT c.conrelid::regclass || '.' || c.conname AS key FROM pg_constraint c
      WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND NOT EXISTS (
        SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indpred IS NULL
          AND (SELECT array_agg(k ORDER BY k) FROM unnest(c.conkey) k)
            = (SELECT array_agg(k ORDER BY k) FROM unnest((i.indkey::int2[])[0:cardinality(c.conkey) - 1]) k))`);
    expect(rows).toEqual([]);
  });

  it.each(["UPDATE audit_log SET action = 'nothing'", "DELETE FROM audit_log"])(
    "refuses %s",
    async (statement) => {
      await db().execute(sql`INSERT INTO audit_log (actor_name, action, subject) VALUES ('x', 'y', 'z')`);
      await expect(db().execute(sql.raw(statement))).rejects.toMatchObject({
        cause: { message: "audit_log is append-only" },
      });
    },
  );

  it("refuses an answer to a comment of another article", async () => {
    const comment = { authorName: "Dachs", body: "Aha.", state: "approved" as const, createdAt: hoursAgo(1) };
    const [one, other] = [await makeLive(), await makeLive()];
    const parentId = await addComment(operator, { ...comment, articleId: one, parentId: null });
    await expect(addComment(operator, { ...comment, articleId: other, parentId })).rejects.toMatchObject({
      cause: { constraint: "comments_parent_fk" },
    });
    await addComment(operator, { ...comment, articleId: one, parentId });
  });

  it("keeps nothing of a transaction that fails in the middle", async () => {
    const id = await makeLive();
    const failing = transaction(async (tx) => {
      await addComment(
        operator,
        {
          articleId: id,
          parentId: null,
          authorName: "Dachs",
          body: "Aha.",
          state: "approved",
          createdAt: hoursAgo(1),
        },
        tx,
      );
      throw new Error("killed");
    });
    await expect(failing).rejects.toThrow("killed");
    expect((await db().execute(sql`SELECT comment_count AS n FROM articles WHERE id = ${id}`)).rows).toEqual([
      { n: 0 },
    ]);
  });
});
