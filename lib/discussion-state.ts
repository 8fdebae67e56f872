import type { Article } from "#lib/articles.ts";

type Subject = Pick<Article, "commentMode" | "commentsClosedReason" | "publishedAt">;

/** Whether an article may be commented on, and if not, why: said beside the comments (D16). */
export type DiscussionState =
  | { open: true }
  | { open: false; because: "hand"; reason: string }
  | { open: false; because: "age"; days: number };

const DAY_MS = 86_400_000;

/** @param options.commentDays from the settings; 0 for ever */
export function discussionState(
  { commentMode, commentsClosedReason, publishedAt }: Subject,
  { commentDays, now }: { commentDays: number; now: Date },
): DiscussionState {
  if (commentMode !== "premoderated")
    return { open: false, because: "hand", reason: commentsClosedReason ?? "" };
  const isOver = commentDays > 0 && now.getTime() >= publishedAt.getTime() + commentDays * DAY_MS;
  return isOver ? { open: false, because: "age", days: commentDays } : { open: true };
}
