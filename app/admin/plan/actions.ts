"use server";

import { redirect } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import {
  backToBoard,
  backToNotes,
  dayField,
  idField,
  textField,
  wasChanged,
} from "#app/admin/plan/fields.ts";
import { codeOf, refused } from "#app/admin/refused.ts";
import { requireWriter } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import { addArticleNote, finishNote, seeMention } from "#db/article-notes.ts";
import { createIdea } from "#db/ideas.ts";
import { planArticle } from "#db/planning.ts";
import { momentOf } from "#lib/local-time.ts";
import { monthText, parseMonth } from "#lib/month.ts";
import { paths } from "#lib/paths.ts";

/** Puts an idea on the board. */
export async function addIdea(_: FormState, form: FormData): Promise<FormState> {
  const writer = await requireWriter(paths.adminPlan());
  const { site, calendar } = await readDesk();
  let id = 0;
  try {
    id = await createIdea(writer, {
      title: textField(form, "title"),
      sectionId: idField(form, "section") ?? 0,
      language: site.locale,
      assignedTo: idField(form, "assignee"),
      plannedFor: dayField(form, "day", calendar.timeZone),
    });
  } catch (error) {
    return refused(error, form, "planDesk");
  }
  redirect(backToBoard(form, { done: "idea", id }));
}

/** Says on a card who does it and for when it is wanted. */
export async function planCard(_: FormState, form: FormData): Promise<FormState> {
  const writer = await requireWriter(paths.adminPlan());
  const { calendar } = await readDesk();
  const id = idField(form, "id") ?? 0;
  try {
    // What was not touched stays as a colleague may have set it meanwhile.
    await planArticle(writer, {
      id,
      ...(wasChanged(form, "assignee") ? { assignedTo: idField(form, "assignee") } : {}),
      ...(wasChanged(form, "day") ? { plannedFor: dayField(form, "day", calendar.timeZone) } : {}),
    });
  } catch (error) {
    return refused(error, form, "planDesk");
  }
  redirect(backToBoard(form, { done: "planned", id }));
}

/** Moves what is planned to another day, at the same time of day. */
export async function moveToDay(form: FormData): Promise<void> {
  const writer = await requireWriter(paths.adminCalendar());
  const { calendar } = await readDesk();
  const month = parseMonth(form.get("month"));
  const shown: Record<string, string> = month ? { month: monthText(month) } : {};
  const [day, clock] = [textField(form, "day"), textField(form, "clock")];
  let said: Record<string, string> = { done: "moved" };
  try {
    const plannedFor = momentOf(day, clock, calendar.timeZone);
    if (plannedFor) await planArticle(writer, { id: idField(form, "id") ?? 0, plannedFor });
    else said = { problem: "date-invalid" };
  } catch (error) {
    said = { problem: codeOf(error) };
  }
  redirect(paths.adminCalendar({ ...shown, ...said }));
}

export async function addNote(_: FormState, form: FormData): Promise<FormState> {
  const writer = await requireWriter(paths.adminPlan());
  const { calendar } = await readDesk();
  try {
    await addArticleNote(writer, {
      articleId: idField(form, "articleId") ?? 0,
      text: String(form.get("text") ?? ""),
      assignedTo: idField(form, "assignee"),
      dueAt: dayField(form, "day", calendar.timeZone),
    });
  } catch (error) {
    return refused(error, form, "planDesk");
  }
  redirect(backToNotes(form, "noted"));
}

/** Ticks a note off, or opens it again. */
export async function tickNote(form: FormData): Promise<void> {
  const writer = await requireWriter(paths.adminPlan());
  const done = form.get("done") === "1";
  try {
    await finishNote(writer, { id: idField(form, "id") ?? 0, done });
  } catch (error) {
    redirect(paths.adminPlan({ problem: codeOf(error) }));
  }
  redirect(backToNotes(form, done ? "finished" : "reopened"));
}

export async function markSeen(form: FormData): Promise<void> {
  const writer = await requireWriter(paths.adminPlan());
  await seeMention(writer, idField(form, "id") ?? 0);
  redirect(paths.adminPlan({ done: "seen" }));
}
