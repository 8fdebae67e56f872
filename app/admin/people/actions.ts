"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { readDesk } from "#app/admin/desk.ts";
import { codeOf, refused } from "#app/admin/refused.ts";
import { requireModerator } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import { addModeratorNote } from "#db/moderator-notes.ts";
import { liftRestriction, RESTRICTION_KINDS, restrictPerson } from "#db/restrictions.ts";
import { endOfDay } from "#lib/dates.ts";
import { paths } from "#lib/paths.ts";
import { clauseWords, isClause } from "#lib/policy.ts";
import { parseId } from "#lib/queue-filter.ts";

const personOf = (form: FormData) => parseId(form.get("userId")) ?? 0;
const back = (userId: number, said: string) => `${paths.adminPerson({ id: userId })}?${said}`;

export async function restrict(_: FormState, form: FormData): Promise<FormState> {
  const userId = personOf(form);
  const moderator = await requireModerator(paths.adminPerson({ id: userId }));
  const { t, calendar } = await readDesk();
  const clause = form.get("clause");
  const given = isClause(clause)
    ? { clause, law: fieldOf(form, "law"), reason: fieldOf(form, "reason") || clauseWords(t, clause) }
    : {};
  try {
    await restrictPerson(moderator, {
      userId,
      kind: RESTRICTION_KINDS.find((kind) => kind === form.get("kind")) ?? "warning",
      ...given,
      endsAt: endOfDay(fieldOf(form, "endsAt"), calendar.timeZone),
    });
  } catch (error) {
    return refused(error, form);
  }
  redirect(back(userId, "done=restricted"));
}

export async function lift(form: FormData): Promise<void> {
  const userId = personOf(form);
  const moderator = await requireModerator(paths.adminPerson({ id: userId }));
  try {
    await liftRestriction(moderator, parseId(form.get("restrictionId")) ?? 0);
  } catch (error) {
    redirect(back(userId, `problem=${codeOf(error)}`));
  }
  redirect(back(userId, "done=lifted"));
}

export async function note(_: FormState, form: FormData): Promise<FormState> {
  const userId = personOf(form);
  const moderator = await requireModerator(paths.adminPerson({ id: userId }));
  try {
    await addModeratorNote(moderator, { userId, text: fieldOf(form, "text") });
  } catch (error) {
    return refused(error, form);
  }
  redirect(back(userId, "done=noted"));
}
