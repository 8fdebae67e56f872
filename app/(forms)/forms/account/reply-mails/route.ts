import { readForm, seeOther } from "#app/form-post.ts";
import { requireViewer } from "#auth.ts";
import { saveReplyMails } from "#db/account.ts";
import { textOf } from "#lib/form.ts";
import { loginPath } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const viewer = await requireViewer(paths.account());
  await saveReplyMails(viewer, textOf(read.form, "wanted") === "1");
  return seeOther(loginPath(paths.account(), { saved: "mails" }));
}
