import { readForm, seeOther } from "#app/form-post.ts";
import { endSession, requireViewer } from "#auth.ts";
import { requestDeletion } from "#db/account-deletion.ts";
import { textOf } from "#lib/form.ts";
import { loginPath } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";
import { isProof } from "#lib/proof-note.ts";

/** Starts the days of grace, and signs out everywhere. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const viewer = await requireViewer(paths.account());
  const proof = textOf(read.form, "proof");
  if (!isProof(proof, viewer.userId, { want: "deletion", now: new Date() }))
    return seeOther(`${paths.accountProof()}?want=deletion`);
  const keep = textOf(read.form, "keep") === "nothing" ? "nothing" : "comments-anonymised";
  const at = await requestDeletion(viewer, keep);
  if (!at) return seeOther(loginPath(paths.accountDeletion(), { proof, problem: "last-admin" }));
  await endSession();
  return seeOther(paths.goodbye());
}
