import { locateArticle } from "#db/article-places.ts";
import { postComment } from "#db/comment-posting.ts";
import { locateComment } from "#db/comments.ts";
import { dropDraft, findDraft, holdDraft } from "#db/held-drafts.ts";
import type { CommentForm } from "#lib/comment-form.ts";
import { loginPath, type Onward, onwardPath } from "#lib/login.ts";
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
    const { code, values } = error;
    return paths.commentDraft(await holdDraft(viewer, { ...form, problem: { code, values } }));
  }
}

/** Keeps a comment of somebody who is not signed in. @returns where they sign in; signing in sends it */
export async function holdComment(visitor: Visitor, form: CommentForm): Promise<string> {
  try {
    return loginPath(paths.login(), { continue: await holdDraft(visitor, { ...form, problem: null }) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const article = await locateArticle(form.articleId);
    return loginPath(paths.login(), { next: article ? paths.articleComments(article) : "" });
  }
}

/** Goes on after signing in: a comment that waited is sent now. @returns where to */
export async function goOn(viewer: Viewer, onward: Onward): Promise<string> {
  const draft = onward.continue ? await findDraft(onward.continue) : null;
  return draft ? sendComment(viewer, draft, onward.continue) : onwardPath(onward);
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
