import { readForm, seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { confirmEmailChange } from "#db/email-change.ts";
import { textOf } from "#lib/form.ts";

/** One end says yes; whoever can read its mail need not be signed in here. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const state = await confirmEmailChange(await getVisitor(), textOf(read.form, "token"));
  return seeOther(`/account/email/state?state=${state}`);
}
