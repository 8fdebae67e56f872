import { afterPassword } from "#app/enter-staff.ts";
import { readForm, seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { checkPassword } from "#db/staff-sign-in.ts";
import { parseEmail } from "#lib/email-address.ts";
import { textOf } from "#lib/form.ts";
import { loginPath, readOnward } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

/** The first of two proofs. What was wrong is not told apart, and neither takes longer. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const [typed, password] = [textOf(read.form, "email"), textOf(read.form, "password")];
  const onward = readOnward(read.form);
  const email = parseEmail(typed);
  const back = (why: Record<string, string | number>) =>
    seeOther(loginPath(paths.loginStaff(), { email: typed.slice(0, 254), ...onward, ...why }));
  const done = email ? await checkPassword(await getVisitor(), { email, password }) : null;
  if (!done) return back({ problem: "wrong" });
  return "retryAfter" in done ? back({ wait: done.retryAfter }) : afterPassword(done, onward);
}
