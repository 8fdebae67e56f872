import { readForm, seeOther } from "#app/form-post.ts";
import { requireViewer } from "#auth.ts";
import { revokeOtherSessions } from "#db/account.ts";
import { revokeSession } from "#db/sessions.ts";
import { textOf } from "#lib/form.ts";
import { loginPath } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

/** Signs out one device, or all but this one. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const viewer = await requireViewer(paths.account());
  if (textOf(read.form, "others")) await revokeOtherSessions(viewer);
  else await revokeSession(viewer, textOf(read.form, "session").slice(0, 100));
  return seeOther(loginPath(paths.account(), { saved: "sessions" }));
}
