import { seeOther } from "#app/form-post.ts";
import { pathOf } from "#app/send-comment.ts";

/** The permalink of a comment: leads to the page of the discussion that it stands on. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return seeOther(await pathOf(/^\d{1,12}$/.test(id) ? Number(id) : 0));
}
