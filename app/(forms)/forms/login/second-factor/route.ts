import { enterStaff, startOver } from "#app/enter-staff.ts";
import { readForm, seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { checkSecondFactor } from "#db/staff-sign-in.ts";
import { textOf } from "#lib/form.ts";
import { openHalf } from "#lib/half-sign-in.ts";
import { loginPath } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

/** The second proof: only now is there a session. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const sealed = textOf(read.form, "half");
  const half = openHalf(sealed, "code", new Date());
  if (!half) return startOver();
  const typed = textOf(read.form, "code");
  const done = await checkSecondFactor(await getVisitor(), { userId: half.userId, typed });
  if (done === true) return enterStaff(half);
  const why = done === false ? { problem: "wrong" } : { wait: done.retryAfter };
  return seeOther(loginPath(paths.loginSecondFactor(), { half: sealed, ...why }));
}
