import { type AboutComment, commentId } from "#app/comment-post.ts";
import { seeOther } from "#app/form-post.ts";
import { pathOf } from "#app/send-comment.ts";

/** The permalink of a comment: leads to the page of the discussion that it stands on. */
export async function GET(_: Request, about: AboutComment): Promise<Response> {
  return seeOther(await pathOf(await commentId(about)));
}
