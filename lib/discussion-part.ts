import type { DiscussionPart } from "#lib/comments.ts";
import type { Query } from "#lib/paging.ts";

/** Which part of the discussion an article's address asks for; anything that is no number asks for none. */
export function discussionPart({ after, thread }: Query): DiscussionPart {
  const asked = thread ?? after;
  const id = typeof asked === "string" && /^[1-9]\d{0,11}$/.test(asked) ? Number(asked) : undefined;
  return thread === undefined ? { after: id } : { thread: id };
}
