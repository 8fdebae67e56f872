import type { CommentState } from "#lib/comments.ts";

/** What the pages of the comment queue show. Moments are ISO 8601 text: they go to the browser as they are. */

/** Who is looking at a comment just now, so that two do not answer it at once. */
export type Claim = { userId: number; name: string; until: string };

/** What the screening said of a comment. `words` are to be marked in the text. */
export type QueueVerdict = {
  phase: string;
  verdict: "pass" | "hold" | "suspect" | "spam" | "refuse";
  reason: string;
  words: string[];
};

export type QueueArticle = {
  id: number;
  title: string;
  slug: string;
  section: { slug: string; name: string };
};

export type QueueRow = {
  id: number;
  state: CommentState;
  body: string;
  authorName: string | null;
  createdAt: string;
  reportCount: number;
  /** 0…1; null where no classifier has looked. */
  risk: number | null;
  article: Pick<QueueArticle, "id" | "title">;
  claim: Claim | null;
  verdicts: Pick<QueueVerdict, "phase" | "verdict" | "reason">[];
};

export type QueuePage = {
  rows: QueueRow[];
  /** Where the next page begins; null at the end. */
  next: number | null;
};

/** A number that is counted no further than to `most`: "10.000+". */
export type CappedCount = { count: number; isMore: boolean };

export type QueueCounts = { pending: CappedCount; reported: CappedCount };

export type ThreadComment = {
  id: number;
  parentId: number | null;
  state: CommentState;
  authorName: string | null;
  body: string;
  createdAt: string;
};

export type QueueDecision = {
  fromState: CommentState;
  toState: CommentState;
  clause: string | null;
  reason: string;
  note: string;
  by: string | null;
  byId: number | null;
  at: string;
  undone: boolean;
  /** Whether it can still be taken back by who made it. */
  isRecent: boolean;
};

export type QueueNotice = {
  id: number;
  reference: string;
  reason: string;
  explanation: string;
  createdAt: string;
};

/** Everything beside a comment that a moderator decides by. */
export type QueuedComment = Omit<QueueRow, "article" | "verdicts"> & {
  userId: number | null;
  editedAt: string | null;
  article: QueueArticle & { standfirst: string };
  /** What it answers, the first of the thread first. */
  parents: ThreadComment[];
  /** What else stands or waits in the thread. */
  thread: ThreadComment[];
  verdicts: QueueVerdict[];
  decisions: QueueDecision[];
  notices: QueueNotice[];
};

export type PersonRestriction = {
  id: number;
  kind: "warning" | "premoderate" | "suspension" | "ban";
  reason: string;
  by: string | null;
  createdAt: string;
  endsAt: string | null;
  liftedAt: string | null;
  isActive: boolean;
};

export type ModeratorNote = { id: number; text: string; by: string | null; createdAt: string };

/** A commenter as moderators know them. */
export type PersonHistory = {
  id: number;
  name: string | null;
  role: string;
  createdAt: string;
  deletedAt: string | null;
  counts: Record<CommentState, number>;
  /** Their latest comments, newest first. */
  recent: { id: number; state: CommentState; body: string; createdAt: string; clause: string | null }[];
  restrictions: PersonRestriction[];
  notes: ModeratorNote[];
};
