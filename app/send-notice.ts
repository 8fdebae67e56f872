import { seeOther } from "#app/form-post.ts";
import { giveBack } from "#app/give-back.ts";
import { fileNotice } from "#db/notices.ts";
import { checkNotice, type NoticeProblems } from "#lib/notice-check.ts";
import type { NoticeInput } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";

/** A notice that was sent back: as it was typed, and what is to be mended. */
export type HeldNotice = { input: NoticeInput; problems: NoticeProblems };

/** Takes a notice, or holds it for whoever typed it. */
export async function sendNotice(by: Visitor | Viewer, input: NoticeInput): Promise<Response> {
  const problems = checkNotice(input, { isSignedIn: by.userId !== null });
  if (Object.keys(problems).length > 0) return hold(by, { input, problems });
  const filed = await fileNotice(by, input);
  if ("reference" in filed) return seeOther(paths.reportSent(filed.reference));
  if (filed.problem === "not-found") return seeOther(paths.report(input.subject));
  return hold(by, { input, problems: { form: filed.problem } });
}

const hold = (by: Visitor | Viewer, held: HeldNotice) =>
  giveBack(by, { kind: "notice", held, to: (draft) => paths.reportAgain(held.input.subject, draft) });
