import { readForm, seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { isSetUpLink, setUpFirstAdmin } from "#db/first-admin.ts";
import { parseEmail } from "#lib/email-address.ts";
import { textOf } from "#lib/form.ts";
import { loginPath } from "#lib/login.ts";
import { isFitPassword } from "#lib/password.ts";
import { paths } from "#lib/paths.ts";

/** Makes the first admin, who then signs in like everybody at the newsroom. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const [token, typed, password] = ["token", "email", "password"].map((name) => textOf(read.form, name));
  const email = parseEmail(typed ?? "");
  const setUp = paths.loginSetUp(token?.slice(0, 100) ?? "");
  const problem = email ? (isFitPassword(password ?? "") ? null : "password") : "email";
  if (!email || !token || !password || problem)
    return seeOther(
      `${setUp}&${new URLSearchParams({ email: typed?.slice(0, 254) ?? "", problem: problem ?? "password" })}`,
    );
  // Looked at first: hashing a password is work that nobody without a link should cause.
  if (!(await isSetUpLink(token))) return seeOther(setUp);
  const id = await setUpFirstAdmin(await getVisitor(), { token, email, password });
  return seeOther(id === null ? setUp : loginPath(paths.loginStaff(), { email }));
}
