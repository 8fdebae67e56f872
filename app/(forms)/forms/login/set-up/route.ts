import { readForm, seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { acceptInvitation, findInvitation } from "#db/accepted-invitations.ts";
import { isSetUpLink, setUpFirstAdmin } from "#db/first-admin.ts";
import { parseEmail } from "#lib/email-address.ts";
import { textOf } from "#lib/form.ts";
import { loginPath } from "#lib/login.ts";
import { isFitPassword } from "#lib/password.ts";
import { paths } from "#lib/paths.ts";

/** Makes the first admin, or a colleague who was invited; both then sign in like everybody at the newsroom. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const [token, typed, password] = ["token", "email", "password"].map((name) => textOf(read.form, name));
  const invited = await findInvitation(token ?? "");
  // Whoever was invited has the address that the link was mailed to, whatever the form says.
  const email = invited?.email ?? parseEmail(typed ?? "");
  const setUp = paths.loginSetUp(token?.slice(0, 100) ?? "");
  const problem = email ? (isFitPassword(password ?? "") ? null : "password") : "email";
  if (!email || !token || !password || problem)
    return seeOther(
      `${setUp}&${new URLSearchParams({ email: typed?.slice(0, 254) ?? "", problem: problem ?? "password" })}`,
    );
  if (invited) return signInAs(setUp, await acceptInvitation(await getVisitor(), { token, password }));
  // Looked at first: hashing a password is work that nobody without a link should cause.
  if (!(await isSetUpLink(token))) return seeOther(setUp);
  const id = await setUpFirstAdmin(await getVisitor(), { token, email, password });
  return signInAs(setUp, id === null ? null : email);
}

/** @param email null: the link is over, as its page says */
const signInAs = (setUp: string, email: string | null) =>
  seeOther(email === null ? setUp : loginPath(paths.loginStaff(), { email, next: paths.admin() }));
