import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { countComment } from "#db/comment-state.ts";
import { commentDecisions, comments } from "#db/schema/comments.ts";
import { within } from "#db/within.ts";
import { hashComment } from "#lib/comment-hash.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

export type CommentInput = {
  articleId: number;
  /** A comment of the same article: the database refuses any other. */
  parentId: number | null;
  authorName: string;
  body: string;
  state: (typeof comments.$inferInsert)["state"];
  createdAt: Date;
  helpfulCount?: number;
  byStaff?: boolean;
  featured?: boolean;
};

/** Puts a comment under an article as it was written elsewhere, with its state. @returns its id */
export function addComment(publisher: Publisher, input: CommentInput, tx?: Transaction): Promise<number> {
  return within(tx, async (tx) => {
    const { featured, parentId, state = "pending", ...row } = input;
    const parent = parentId === null ? null : await readParent(tx, parentId);
    const [made] = await tx
      .insert(comments)
      .values({
        ...row,
        parentId,
        state,
        depth: parent ? parent.depth + 1 : 0,
        rootId: parent?.rootId,
        bodyHash: hashComment(input.body),
        featuredAt: featured ? input.createdAt : null,
        decidedAt: state === "pending" ? null : input.createdAt,
      })
      .returning({ id: comments.id });
    const id = made?.id ?? 0;
    if (!parent) await tx.update(comments).set({ rootId: id }).where(eq(comments.id, id));
    if (state !== "pending") {
      await tx
        .insert(commentDecisions)
        .values({ commentId: id, fromState: "pending", toState: state, decidedBy: publisher.userId });
    }
    if (state === "approved") await countComment(tx, { articleId: input.articleId, parentId }, 1);
    return id;
  });
}

async function readParent(tx: Transaction, id: number) {
  const [parent] = await tx
    .select({ depth: comments.depth, rootId: comments.rootId })
    .from(comments)
    .where(eq(comments.id, id));
  if (!parent) throw new Refusal("not-found", `comment ${id}`);
  return parent;
}
