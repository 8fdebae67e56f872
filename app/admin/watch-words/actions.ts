"use server";

import { redirect } from "next/navigation";
import { refused } from "#app/admin/refused.ts";
import { requireModerator } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import { addWatchWords, removeWatchWord, WATCH_KINDS } from "#db/watch-words.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

export async function addWords(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator(paths.adminWatchWords());
  let added = 0;
  try {
    added = await addWatchWords(moderator, {
      sectionId: parseId(form.get("section")),
      kind: WATCH_KINDS.find((kind) => kind === form.get("kind")) ?? "watch",
      lines: String(form.get("lines") ?? ""),
    });
  } catch (error) {
    return refused(error, form);
  }
  redirect(`${paths.adminWatchWords()}?done=added&count=${added}`);
}

export async function removeWord(form: FormData): Promise<void> {
  const moderator = await requireModerator(paths.adminWatchWords());
  await removeWatchWord(moderator, parseId(form.get("id")) ?? 0);
  redirect(`${paths.adminWatchWords()}?done=removed`);
}
