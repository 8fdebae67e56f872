import { type Decision, decideComment, undoDecision } from "#db/comment-decisions.ts";
import type { Moderator } from "#lib/proof.ts";
import { Refusal, type RefusalCode } from "#lib/refusal.ts";

export type Bulk = { done: number[]; refused: { id: number; code: RefusalCode }[] };

/** No form of ours sends more at once: a page of the queue. */
export const MOST_AT_ONCE = 100;

/**
 * The same decision on many comments, each for itself: what somebody else decided meanwhile is left out and named.
 */
export function decideComments(
  moderator: Moderator,
  { ids, ...decision }: { ids: readonly number[] } & Omit<Decision, "commentId" | "expectedEdit">,
): Promise<Bulk> {
  return oneByOne(ids, (commentId) => decideComment(moderator, { commentId, ...decision }));
}

export function undoDecisions(moderator: Moderator, ids: readonly number[]): Promise<Bulk> {
  return oneByOne(ids, (id) => undoDecision(moderator, id));
}

async function oneByOne(ids: readonly number[], decide: (id: number) => Promise<void>): Promise<Bulk> {
  const bulk: Bulk = { done: [], refused: [] };
  for (const id of [...new Set(ids)].slice(0, MOST_AT_ONCE)) {
    try {
      await decide(id);
      bulk.done.push(id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      bulk.refused.push({ id, code: error.code });
    }
  }
  return bulk;
}
