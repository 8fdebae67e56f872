import { addComment } from "#db/comment-writes.ts";
import { makeAccount } from "#db/testing/people.ts";
import { operator, signComment } from "#db/testing/rows.ts";
import { mark, ownArticle } from "#e2e/own-article.ts";
import { paths } from "#lib/paths.ts";

/** Comments of somebody of a test's own, under an article of its own: the queue can be narrowed to them. */
export type Queued = {
  userId: number;
  ids: number[];
  bodies: string[];
  /** The queue with nothing else in it. */
  queue: string;
  article: string;
};

export async function makeQueued(count: number): Promise<Queued> {
  const article = await ownArticle("Warteschlange");
  const { userId } = await makeAccount();
  const word = mark();
  const bodies = Array.from({ length: count }, (_, i) => `Beitrag ${i + 1} von ${word} über den Wald`);
  const ids: number[] = [];
  for (const [place, body] of bodies.entries()) {
    const createdAt = new Date(Date.now() - (count - place) * 60_000);
    const row = { articleId: article.id, parentId: null, authorName: `Dachs ${word}`, body, createdAt };
    ids.push(await addComment(operator, { ...row, state: "pending" }));
  }
  for (const id of ids) await signComment(id, userId);
  return {
    userId,
    ids,
    bodies,
    queue: paths.adminComments({ author: `${userId}` }),
    article: article.path,
  };
}
