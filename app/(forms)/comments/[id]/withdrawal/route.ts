import { readForm, seeOther } from "#app/form-post.ts";
import { pathOf } from "#app/send-comment.ts";
import { unlessRefused } from "#app/unless-refused.ts";
import { requireViewer } from "#auth.ts";
import { withdrawComment } from "#db/comment-own.ts";
import { paths } from "#lib/paths.ts";

/** Takes a comment of one's own back. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const id = Number((await params).id);
  const viewer = await requireViewer(paths.commentWithdraw({ id }));
  await unlessRefused(withdrawComment(viewer, id));
  return seeOther((await pathOf(id)).replace(/#.*$/, "#comments"));
}
