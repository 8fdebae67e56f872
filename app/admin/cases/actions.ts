"use server";

import { redirect } from "next/navigation";
import { groundsOf, textOf } from "#app/admin/cases/grounds.ts";
import { refused } from "#app/admin/refused.ts";
import { requireModerator } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import { answerAppeal } from "#db/appeal-answers.ts";
import { decideNotice } from "#db/notice-decisions.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

/** Decides on the notice that is looked at. Whatever is not "upheld" takes nothing away. */
export async function decideCase(_: FormState, form: FormData): Promise<FormState> {
  const reference = textOf(form, "reference");
  const moderator = await requireModerator(paths.adminCase(reference));
  try {
    await decideNotice(moderator, {
      noticeId: parseId(form.get("noticeId")) ?? 0,
      to: textOf(form, "to") === "upheld" ? "upheld" : "dismissed",
      decision: textOf(form, "decision"),
      grounds: groundsOf(form),
    });
  } catch (error) {
    return refused(error, form);
  }
  redirect(paths.adminCase(reference));
}

/** Answers the objection that is looked at. */
export async function answerCase(_: FormState, form: FormData): Promise<FormState> {
  const reference = textOf(form, "reference");
  const moderator = await requireModerator(paths.adminCase(reference));
  try {
    await answerAppeal(moderator, {
      appealId: parseId(form.get("appealId")) ?? 0,
      outcome: textOf(form, "to") === "reversed" ? "reversed" : "confirmed",
      answer: textOf(form, "decision"),
      grounds: groundsOf(form),
    });
  } catch (error) {
    return refused(error, form);
  }
  redirect(paths.adminCase(reference));
}
