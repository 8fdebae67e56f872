import { postComment } from "#db/comment-posting.ts";
import { locateComment } from "#db/comments.ts";
import { dropDraft, holdDraft } from "#db/held-drafts.ts";
import type { CommentForm } from "#lib/comment-form.ts";
import { paths } from "#lib/paths.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Sends a comment. @param draft token of the draft that it was, if it was one
 * @returns where its writer goes on: to the comment, or back to the form with what they typed and a word about it
 */
export async function sendComment(viewer: Viewer, form: CommentForm, draft: string): Promise<string> {
  try {
    const { id } = await postComment(viewer, form);
    if (draft) await dropDraft(viewer, draft);
    return await pathOf(id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { articleId, parentId, body } = form;
    const { code, values } = error;
    return paths.commentDraft(
      await holdDraft(viewer, { articleId, parentId, body, problem: { code, values } }),
    );
  }
}

/** Keeps a comment of somebody who is not signed in. @returns where they sign in and go on */
export async function holdComment(
  visitor: Visitor,
  { articleId, parentId, body }: CommentForm,
): Promise<string> {
  const draft = await holdDraft(visitor, { articleId, parentId, body, problem: null });
  return `${paths.login(paths.commentDraft(draft))}&continue=${draft}`;
}

/** Where a comment stands now; one's own that waits stands there too, for oneself. */
export async function pathOf(id: number): Promise<string> {
  const comment = await locateComment(id);
  if (!comment) return paths.home();
  const page = comment.isOnFirstPage ? paths.article(comment.article) : threadOf(comment);
  return `${page}#comment-${id}`;
}

const threadOf = ({ article, rootId }: { article: Parameters<typeof paths.thread>[0]; rootId: number }) =>
  paths.thread(article, rootId).replace(/#.*$/, "");
