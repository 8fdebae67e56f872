import { type AboutComment, readCommentPost } from "#app/comment-post.ts";
import { seeOther } from "#app/form-post.ts";
import { pathOf } from "#app/send-comment.ts";
import { unlessRefused } from "#app/unless-refused.ts";
import { getViewer } from "#auth.ts";
import { toggleVote } from "#db/comment-votes.ts";
import { paths } from "#lib/paths.ts";

/** "Hilfreich", and taking it back. Whoever is not signed in is asked to, and lands at the comment. */
export async function POST(request: Request, about: AboutComment): Promise<Response> {
  const read = await readCommentPost(request, about);
  if ("refusal" in read) return read.refusal;
  const viewer = await getViewer();
  if (!viewer) return seeOther(paths.login(paths.commentPermalink(read)));
  await unlessRefused(toggleVote(viewer, read.id));
  return seeOther(await pathOf(read.id));
}
