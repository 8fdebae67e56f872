import { readForm, seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { requestSignIn } from "#db/sign-in.ts";
import { parseEmail } from "#lib/email-address.ts";
import { textOf } from "#lib/form.ts";
import { loginPath, readOnward } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

/** Has a code mailed. Known addresses and unknown ones get the same answer. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const [typed, onward] = [textOf(read.form, "email"), readOnward(read.form)];
  const email = parseEmail(typed);
  if (!email)
    return seeOther(loginPath(paths.login(), { email: typed.slice(0, 254), ...onward, problem: "email" }));
  const limited = await requestSignIn(await getVisitor(), { email, onward });
  if (limited) return seeOther(loginPath(paths.login(), { email, ...onward, wait: limited.retryAfter }));
  return seeOther(loginPath(paths.loginCode(), { email, ...onward }));
}
