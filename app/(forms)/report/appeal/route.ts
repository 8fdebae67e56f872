import { readForm, seeOther } from "#app/form-post.ts";
import { sendAppeal } from "#app/send-appeal.ts";
import { getViewer, getVisitor } from "#auth.ts";
import { textOf } from "#lib/form.ts";
import { paragraphs } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";

/** Mails lead here to object: the form stands on the case's own page. */
export function GET(request: Request): Response {
  const asked = new URL(request.url).searchParams;
  return seeOther(paths.appeal(asked.get("case") ?? ""));
}

/** who → parse → take it, or give it back with a word at the field */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const appeal = { reference: textOf(read.form, "case"), text: paragraphs(textOf(read.form, "text")) };
  return sendAppeal((await getViewer()) ?? (await getVisitor()), appeal);
}
