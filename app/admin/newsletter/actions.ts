"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { readDesk } from "#app/admin/desk.ts";
import { codeOf, refused } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import { createIssue, deleteIssue, saveIssue } from "#db/newsletter-desk.ts";
import { scheduleIssue, sendIssue, tryIssue, unscheduleIssue } from "#db/newsletter-sending.ts";
import { parseLocalMoment } from "#lib/local-moment.ts";
import { paths } from "#lib/paths.ts";
import type { Editor } from "#lib/proof.ts";
import { parseId } from "#lib/queue-filter.ts";
import { Refusal } from "#lib/refusal.ts";
import { linesOf, stepOf } from "./fields.ts";

const FIELD: Record<string, string> = {
  "title-missing": "subject",
  "title-too-long": "subject",
  "moment-missing": "at",
  "moment-past": "at",
};

async function withField(error: unknown, form: FormData): Promise<OrderState> {
  return { ...(await refused(error, form, "newsletterDesk")), field: FIELD[codeOf(error)] };
}

export async function addIssue(_: OrderState, form: FormData): Promise<OrderState> {
  const editor = await requireEditor(paths.adminNewsletter());
  let id: number;
  try {
    id = await createIssue(editor, fieldOf(form, "subject"));
  } catch (error) {
    return withField(error, form);
  }
  redirect(paths.adminIssue({ id }, { done: "created" }));
}

/** Saves the form, whichever of its buttons was pressed: nothing typed is lost by moving an article. */
export async function composeIssue(_: OrderState, form: FormData): Promise<OrderState> {
  const editor = await requireEditor(paths.adminNewsletter());
  const id = parseId(form.get("id")) ?? 0;
  const step = stepOf(form);
  try {
    const [subject, intro] = [fieldOf(form, "subject"), fieldOf(form, "intro")];
    const which = { id, seen: fieldOf(form, "seen") };
    await saveIssue(editor, which, { subject, intro, lines: linesOf(form), step });
  } catch (error) {
    return withField(error, form);
  }
  const done = { add: "added", remove: "removed", up: "moved", down: "moved" } as const;
  const q = fieldOf(form, "q");
  redirect(
    paths.adminIssue(
      { id },
      {
        done: step ? done[step.do] : "saved",
        ...(q && { q }),
        ...(step && { item: `${step.do}-${step.articleId}` }),
      },
    ),
  );
}

/** What follows once it is written: a test, a date, the sending itself, the way back. */
export async function takeIssueStep(_: OrderState, form: FormData): Promise<OrderState> {
  const editor = await requireEditor(paths.adminNewsletter());
  const id = parseId(form.get("id")) ?? 0;
  let done: string;
  try {
    done = await takeStep(editor, { id, seen: fieldOf(form, "seen") }, form);
  } catch (error) {
    return withField(error, form);
  }
  redirect(done === "deleted" ? paths.adminNewsletter({ done }) : paths.adminIssue({ id }, { done }));
}

async function takeStep(
  editor: Editor,
  which: { id: number; seen: string },
  form: FormData,
): Promise<string> {
  switch (fieldOf(form, "step")) {
    case "test":
      await tryIssue(editor, which);
      return "tested";
    case "schedule": {
      const moment = parseLocalMoment(fieldOf(form, "at"), (await readDesk()).calendar.timeZone);
      if (!moment) throw new Refusal("moment-missing", "issue");
      await scheduleIssue(editor, which, moment);
      return "scheduled";
    }
    case "send":
      if (fieldOf(form, "sure") !== "1") throw new Refusal("not-allowed", "not confirmed");
      await sendIssue(editor, which);
      return "sent";
    case "unschedule":
      await unscheduleIssue(editor, which.id);
      return "unscheduled";
    case "delete":
      await deleteIssue(editor, which.id);
      return "deleted";
    default:
      throw new Refusal("not-found", "step");
  }
}
