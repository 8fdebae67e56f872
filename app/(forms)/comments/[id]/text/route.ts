import { readForm, seeOther } from "#app/form-post.ts";
import { pathOf } from "#app/send-comment.ts";
import { requireViewer } from "#auth.ts";
import { editComment } from "#db/comment-own.ts";
import { holdDraft } from "#db/held-drafts.ts";
import { textOf } from "#lib/form.ts";
import { paths } from "#lib/paths.ts";
import { Refusal } from "#lib/refusal.ts";

/** Corrects a comment; what is not taken comes back with a word about it. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const id = Number((await params).id);
  const viewer = await requireViewer(paths.commentEdit({ id }));
  const body = textOf(read.form, "body").replace(/\r\n?/g, "\n").toWellFormed().normalize("NFC");
  try {
    await editComment(viewer, { id, body });
    return seeOther(await pathOf(id));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, values } = error;
    const articleId = Number(textOf(read.form, "articleId"));
    const clues = { honeypot: false, seconds: null };
    const draft = await holdDraft(viewer, {
      articleId,
      parentId: null,
      body,
      clues,
      problem: { code, values },
    });
    return seeOther(`${paths.commentEdit({ id })}?draft=${draft}`);
  }
}
