import { readForm } from "#app/form-post.ts";

/** The comment that an address names. */
export type AboutComment = { params: Promise<{ id: string }> };

/** Its number; 0, which no comment has, for anything else. */
export async function commentId({ params }: AboutComment): Promise<number> {
  const { id } = await params;
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
}

/** A form about a comment that stands there. */
export async function readCommentPost(
  request: Request,
  about: AboutComment,
): Promise<{ id: number; form: FormData } | { refusal: Response }> {
  const read = await readForm(request);
  return "refusal" in read ? read : { id: await commentId(about), form: read.form };
}
