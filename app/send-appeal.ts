import { seeOther } from "#app/form-post.ts";
import { giveBack } from "#app/give-back.ts";
import { fileAppeal } from "#db/appeals.ts";
import { checkExplanation, type NoticeProblem } from "#lib/notice-check.ts";
import { paths } from "#lib/paths.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";

/** An objection that was sent back: as it was typed, and what is to be mended. */
export type HeldAppeal = { reference: string; text: string; problem: NoticeProblem };

/** Takes an objection, or holds it for whoever typed it. */
export async function sendAppeal(
  by: Visitor | Viewer,
  appeal: { reference: string; text: string },
): Promise<Response> {
  const problem = checkExplanation(appeal.text);
  if (problem) return hold(by, { ...appeal, problem });
  const filed = await fileAppeal(by, appeal);
  if (!("problem" in filed)) return seeOther(paths.appealSent(filed.reference));
  // Filed already, over, or no such case: its page says so.
  if (filed.problem !== "too-often") return seeOther(paths.caseFile(appeal.reference));
  return hold(by, { ...appeal, problem: filed.problem });
}

const hold = (by: Visitor | Viewer, held: HeldAppeal) =>
  giveBack(by, { kind: "appeal", held, to: (draft) => paths.appealAgain(held.reference, draft) });
