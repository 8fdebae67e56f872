"use server";

import { redirect } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { codeOf, refused } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import { freePlace, keepPin, placeArticle, undoArrangement } from "#db/arrangement.ts";
import { textOf } from "#lib/form.ts";
import { isPlace, type PlaceName } from "#lib/front-desk.ts";
import { parseLocalMoment } from "#lib/local-moment.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

const versionOf = (form: FormData) => parseId(form.get("version")) ?? 0;

/** Nobody's form names another place; what does is taken for the last, where it does least. */
function placeOf(form: FormData): PlaceName {
  const name = form.get("place");
  return isPlace(name) ? name : "second-3";
}

/** Back to the desk as it was looked at, with the words that candidates were looked for by. */
function back(form: FormData, said: Record<string, string>): string {
  const words = textOf(form, "q").trim().slice(0, 80);
  return paths.adminFront({ ...(words ? { q: words } : {}), ...said });
}

export async function place(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminFront());
  const from = form.get("from");
  let to: string;
  try {
    const version = await placeArticle(editor, {
      version: versionOf(form),
      articleId: parseId(form.get("articleId")) ?? 0,
      place: placeOf(form),
      from: isPlace(from) ? from : null,
    });
    to = back(form, { done: `${version}` });
  } catch (error) {
    to = back(form, { problem: codeOf(error) });
  }
  redirect(to);
}

export async function free(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminFront());
  let to: string;
  try {
    const version = await freePlace(editor, { version: versionOf(form), place: placeOf(form) });
    to = back(form, { done: `${version}` });
  } catch (error) {
    to = back(form, { problem: codeOf(error) });
  }
  redirect(to);
}

export async function keep(_: FormState, form: FormData): Promise<FormState> {
  const editor = await requireEditor(paths.adminFront());
  const { calendar } = await readDesk();
  const until = textOf(form, "expiresAt");
  let version: number;
  try {
    version = await keepPin(editor, {
      version: versionOf(form),
      place: placeOf(form),
      title: textOf(form, "title"),
      // What cannot be read is over, and said to be.
      expiresAt: until === "" ? null : (parseLocalMoment(until, calendar.timeZone) ?? new Date(0)),
    });
  } catch (error) {
    return refused(error, form, "frontDesk");
  }
  redirect(back(form, { done: `${version}` }));
}

export async function undo(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminFront());
  let to: string;
  try {
    const version = await undoArrangement(editor, { version: versionOf(form) });
    to = back(form, { done: `${version}` });
  } catch (error) {
    to = back(form, { problem: codeOf(error) });
  }
  redirect(to);
}
