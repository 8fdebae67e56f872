/** A comment as readers see it: approved, in its thread, never HTML. */
export type PublicComment = {
  id: number;
  parentId: number | null;
  rootId: number;
  /** 0 begins a thread. */
  depth: number;
  /** null: the account was deleted. */
  authorName: string | null;
  body: string;
  byStaff: boolean;
  featured: boolean;
  helpfulCount: number;
  createdAt: Date;
  editedAt: Date | null;
};

/** Replies are indented this far; deeper ones stand at the last level and say whom they answer (D7). */
export const VISIBLE_DEPTH = 3;

type InThread = { id: number; parentId: number | null; rootId: number };

/**
 * Threads in the order given (by time), each followed by its replies. A reply whose own parent is not shown
 * stands under the beginning of its thread, or begins one where that is gone too: no letter is lost.
 */
export function inThreadOrder<T extends InThread>(comments: readonly T[]): T[] {
  const shown = new Set(comments.map(({ id }) => id));
  const replies = Map.groupBy(comments, ({ id, parentId, rootId }) => {
    const above = [parentId, rootId].find((other) => other !== null && other !== id && shown.has(other));
    return above ?? null;
  });
  const ordered: T[] = [];
  // A stack, not recursion: a thread may be as deep as it likes.
  const waiting = (replies.get(null) ?? []).toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    ordered.push(next);
    waiting.push(...(replies.get(next.id) ?? []).toReversed());
  }
  return ordered;
}
