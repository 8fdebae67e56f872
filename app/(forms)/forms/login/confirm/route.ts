import { enter } from "#app/enter.ts";
import { readForm, seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { confirmSignInLink } from "#db/sign-in.ts";
import { textOf } from "#lib/form.ts";
import { paths } from "#lib/paths.ts";

/** The button behind the mailed link: signs in wherever it is pressed, and goes on from where the mail was asked for. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const token = textOf(read.form, "token");
  const done = await confirmSignInLink(await getVisitor(), token);
  return done ? enter(done) : seeOther(paths.loginConfirm(token.slice(0, 100)));
}
