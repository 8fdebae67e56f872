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
