import { type AboutComment, readCommentPost } from "#app/comment-post.ts";
import { seeOther } from "#app/form-post.ts";
import { pathOf } from "#app/send-comment.ts";
import { unlessRefused } from "#app/unless-refused.ts";
import { requireViewer } from "#auth.ts";
import { withdrawComment } from "#db/comment-own.ts";
import { paths } from "#lib/paths.ts";

/** Takes a comment of one's own back. */
export async function POST(request: Request, about: AboutComment): Promise<Response> {
  const read = await readCommentPost(request, about);
  if ("refusal" in read) return read.refusal;
  const viewer = await requireViewer(paths.commentWithdraw(read));
  await unlessRefused(withdrawComment(viewer, read.id));
  return seeOther((await pathOf(read.id)).replace(/#.*$/, "#comments"));
}
