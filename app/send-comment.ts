import { seeOther } from "#app/form-post.ts";
import { giveBack } from "#app/give-back.ts";
import { postComment } from "#db/comment-posting.ts";
import { locateComment } from "#db/comments.ts";
import { dropDraft, findDraft } from "#db/held-drafts.ts";
import type { CommentDraft, CommentForm } from "#lib/comment-form.ts";
import { loginPath, type Onward, onwardPath } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Sends a comment, and its writer on to it, or back to the form with what they typed and a word about it.
 * @param draft token of the draft that it was; "" if it was none
 */
export async function sendComment(viewer: Viewer, form: CommentForm, draft: string): Promise<Response> {
  try {
    const { id } = await postComment(viewer, form);
    if (draft) await dropDraft(viewer, "comment", draft);
    return seeOther(await pathOf(id));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, values } = error;
    return hold(viewer, { ...form, problem: { code, values } }, paths.commentDraft);
  }
}

/** Keeps a comment of somebody who is not signed in, and asks them to; signing in sends it. */
export const holdComment = (visitor: Visitor, form: CommentForm): Promise<Response> =>
  hold(visitor, { ...form, problem: null }, (draft) => loginPath(paths.login(), { continue: draft }));

/** Goes on after signing in: a comment that waited is sent now. */
export async function goOn(viewer: Viewer, onward: Onward): Promise<Response> {
  const draft = await findDraft<CommentDraft>("comment", onward.continue);
  return draft ? sendComment(viewer, draft, onward.continue) : seeOther(onwardPath(onward));
}

/** @param to the address that shows a draft again */
export const hold = (
  by: Visitor | Viewer,
  held: CommentDraft,
  to: (draft: string) => string,
): Promise<Response> => giveBack(by, { kind: "comment", held, to });

/** Where a comment stands now; one's own that waits stands there too, for oneself. */
export async function pathOf(id: number): Promise<string> {
  const comment = await locateComment(id);
  if (!comment) return paths.home();
  const { article, isOnFirstPage, rootId } = comment;
  return isOnFirstPage ? paths.comment(article, comment) : paths.commentInThread(article, { id, rootId });
}
