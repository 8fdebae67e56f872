import { readForm, seeOther } from "#app/form-post.ts";
import { sendNotice } from "#app/send-notice.ts";
import { getViewer, getVisitor } from "#auth.ts";
import { readNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";

/** who → parse → take it, or give it back with a word at each field */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const input = readNotice(read.form);
  if (!input) return seeOther(paths.reports());
  return sendNotice((await getViewer()) ?? (await getVisitor()), input);
}
