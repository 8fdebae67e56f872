import { enterStaff, startOver } from "#app/enter-staff.ts";
import { readForm, seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { enrolSecondFactor } from "#db/staff-sign-in.ts";
import { textOf } from "#lib/form.ts";
import { openEnrolment, openHalf } from "#lib/half-sign-in.ts";
import { loginPath, readCode } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

/** An app that has shown a right code is the second factor from now on. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const [sealedHalf, sealed] = [textOf(read.form, "half"), textOf(read.form, "enrolment")];
  const half = openHalf(sealedHalf, "setUp", new Date());
  const enrolment = half && openEnrolment(sealed, half.userId);
  if (!half || !enrolment) return startOver();
  const code = readCode(textOf(read.form, "code"));
  const done = await enrolSecondFactor(await getVisitor(), { userId: half.userId, code, enrolment });
  if (done === true) return enterStaff(half);
  const why = done === false ? { problem: "wrong" } : { wait: done.retryAfter };
  return seeOther(loginPath(paths.loginSetUpSecondFactor(), { half: sealedHalf, enrolment: sealed, ...why }));
}
