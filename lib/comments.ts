/** Where a comment stands: only approved ones are seen by anybody but their author and the newsroom. */
export const COMMENT_STATES = ["pending", "approved", "rejected", "spam", "withdrawn"] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

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

/** What only its author sees of a comment. */
export type OwnComment = PublicComment & {
  state: CommentState;
  /** What the newsroom wrote when it rejected it; "" without a word. */
  reason: string;
  isEditable: boolean;
};

/** One page of an article's discussion. */
export type Discussion = {
  /** In the order of their threads. */
  comments: PublicComment[];
  /** The thread after which the next page begins; null on the last. */
  nextAfter: number | null;
  /** Threads that are longer than what stands here. */
  cutThreads: number[];
  /** Which part of it this is. */
  part: DiscussionPart;
};

/** From the beginning, after a thread, or one thread alone. */
export type DiscussionPart = { after?: number; thread?: number };

/** What the person who is looking has to do with the discussion. */
export type Participation = { own: OwnComment[]; voted: ReadonlySet<number> };

/** Replies are indented this far; deeper ones stand at the last level and say whom they answer (D7). */
export const VISIBLE_DEPTH = 3;

/** Characters of a comment: three pages of a book; longer is an article of one's own. */
export const MAX_COMMENT = 5_000;

/** How long a comment may be corrected while nobody has answered it, in minutes (D8). */
export const EDIT_MINUTES = 5;

/** Whether its author may still change it. @param now milliseconds since the epoch */
export function isEditable(
  comment: { state: CommentState; createdAt: Date; replyCount: number },
  now: number,
): boolean {
  const isYoung = now - comment.createdAt.getTime() < EDIT_MINUTES * 60_000;
  return isYoung && comment.replyCount === 0 && (comment.state === "pending" || comment.state === "approved");
}

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
