import { type AboutComment, readCommentPost } from "#app/comment-post.ts";
import { seeOther } from "#app/form-post.ts";
import { hold, pathOf } from "#app/send-comment.ts";
import { requireViewer } from "#auth.ts";
import { editComment } from "#db/comment-own.ts";
import { asTyped, textOf } from "#lib/form.ts";
import { paths } from "#lib/paths.ts";
import { Refusal } from "#lib/refusal.ts";

/** Corrects a comment; what is not taken comes back with a word about it. */
export async function POST(request: Request, about: AboutComment): Promise<Response> {
  const read = await readCommentPost(request, about);
  if ("refusal" in read) return read.refusal;
  const viewer = await requireViewer(paths.commentEdit(read));
  const body = asTyped(textOf(read.form, "body"));
  try {
    await editComment(viewer, { id: read.id, body });
    return seeOther(await pathOf(read.id));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, values } = error;
    const clues = { honeypot: false, seconds: null };
    const held = { articleId: 0, parentId: null, body, clues, problem: { code, values } };
    return hold(viewer, held, (draft) => `${paths.commentEdit(read)}?draft=${draft}`);
  }
}
