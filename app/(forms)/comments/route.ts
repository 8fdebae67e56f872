import { readForm, seeOther } from "#app/form-post.ts";
import { holdComment, sendComment } from "#app/send-comment.ts";
import { getViewer, getVisitor } from "#auth.ts";
import { readCommentForm } from "#lib/comment-form.ts";
import { textOf } from "#lib/form.ts";
import { paths } from "#lib/paths.ts";

/** who → parse → send it, or hold it for whoever still has to sign in → back to the article */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const form = readCommentForm(read.form, Date.now());
  if (!form) return seeOther(paths.home());
  const viewer = await getViewer();
  return viewer
    ? sendComment(viewer, form, textOf(read.form, "draft"))
    : holdComment(await getVisitor(), form);
}
