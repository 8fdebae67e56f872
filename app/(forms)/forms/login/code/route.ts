import { enter } from "#app/enter.ts";
import { readForm, seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { confirmSignInCode } from "#db/sign-in.ts";
import { parseEmail } from "#lib/email-address.ts";
import { textOf } from "#lib/form.ts";
import { loginPath, readCode, readOnward } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

/** The code that was mailed opens the account, or says how many tries are left. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const [email, onward] = [parseEmail(textOf(read.form, "email")), readOnward(read.form)];
  if (!email) return seeOther(loginPath(paths.login(), onward));
  const back = (why: Record<string, number>) =>
    seeOther(loginPath(paths.loginCode(), { email, ...onward, ...why }));
  const done = await confirmSignInCode(await getVisitor(), {
    email,
    code: readCode(textOf(read.form, "code")),
  });
  if ("retryAfter" in done) return back({ wait: done.retryAfter });
  if ("triesLeft" in done) return back({ left: done.triesLeft });
  // The form's own aim and not the mail's: it is the newer one.
  return enter({ ...done, onward });
}
