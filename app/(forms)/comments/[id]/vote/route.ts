import { readForm, seeOther } from "#app/form-post.ts";
import { pathOf } from "#app/send-comment.ts";
import { unlessRefused } from "#app/unless-refused.ts";
import { getViewer } from "#auth.ts";
import { toggleVote } from "#db/comment-votes.ts";
import { paths } from "#lib/paths.ts";

/** "Hilfreich", and taking it back. Whoever is not signed in is asked to, and lands at the comment. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const id = Number((await params).id);
  const viewer = await getViewer();
  if (!viewer) return seeOther(paths.login(paths.commentPermalink({ id })));
  await unlessRefused(toggleVote(viewer, id));
  return seeOther(await pathOf(id));
}
