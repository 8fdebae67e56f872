import { readForm, seeOther } from "#app/form-post.ts";
import { requireViewer } from "#auth.ts";
import { requestEmailChange } from "#db/email-change.ts";
import { parseEmail } from "#lib/email-address.ts";
import { textOf } from "#lib/form.ts";
import { loginPath } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const viewer = await requireViewer(paths.account());
  const typed = textOf(read.form, "email");
  const email = parseEmail(typed);
  const back = (query: Record<string, string | number>) => seeOther(loginPath(paths.account(), query));
  if (!email) return back({ email: typed.slice(0, 254), problem: "email" });
  const limited = await requestEmailChange(viewer, email);
  return back(limited ? { email, wait: limited.retryAfter } : { saved: "email" });
}
