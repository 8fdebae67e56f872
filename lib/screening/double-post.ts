import type { Phase } from "#lib/screening/candidate.ts";
import { refuse } from "#lib/screening/verdict.ts";

/** Sent twice under one article: a second click, or a doubt whether the first arrived. It did. */
export const doublePost: Phase = ({ bodyHash, articleId, sender }) => {
  const isThere = sender.recent.some((other) => other.bodyHash === bodyHash && other.articleId === articleId);
  return isThere ? [refuse("double-post")] : [];
};
