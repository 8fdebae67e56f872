import { readForm, seeOther } from "#app/form-post.ts";
import { requireViewer } from "#auth.ts";
import { checkProof, requestProof } from "#db/fresh-proof.ts";
import { textOf } from "#lib/form.ts";
import { loginPath, readCode } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";
import { sealProof, wantOf } from "#lib/proof-note.ts";

/** Mails a fresh code, or takes it and leads on to what it was for. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const viewer = await requireViewer(paths.account());
  const want = wantOf(textOf(read.form, "want"));
  const back = (why: { wait?: number; left?: number }) =>
    seeOther(loginPath(paths.accountProof(), { want, sent: 1, ...why }));
  if (textOf(read.form, "send")) {
    const limited = await requestProof(viewer, want);
    return back({ wait: limited?.retryAfter });
  }
  const wrong = await checkProof(viewer, readCode(textOf(read.form, "code")));
  if (wrong) return back({ left: wrong.triesLeft });
  const proof = sealProof(viewer.userId, want, new Date());
  const to = want === "export" ? paths.accountExport() : paths.accountDeletion();
  return seeOther(loginPath(to, { proof }));
}
