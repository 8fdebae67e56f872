"use server";

import { redirect } from "next/navigation";
import { problemText, refused } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import type { NameState } from "#components/admin/name-removal.tsx";
import { addCorrection, editCorrection, withdrawCorrection } from "#db/corrections.ts";
import { findNamePlaces } from "#db/name-places.ts";
import { removeName } from "#db/name-removal.ts";
import { CORRECTION_KINDS } from "#lib/corrections.ts";
import { NO_NAME, parseNames } from "#lib/names-in-text.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

const articleOf = (form: FormData) => ({ id: parseId(form.get("articleId")) ?? 0 });
const textOf = (form: FormData, name: string) => String(form.get(name) ?? "");
const back = (form: FormData, done: string) => `${paths.adminCorrections(articleOf(form))}?done=${done}`;

export async function correct(_: FormState, form: FormData): Promise<FormState> {
  const editor = await requireEditor(paths.adminCorrections(articleOf(form)));
  try {
    await addCorrection(editor, {
      articleId: articleOf(form).id,
      kind: CORRECTION_KINDS.find((kind) => kind === form.get("kind")) ?? "correction",
      text: textOf(form, "text"),
    });
  } catch (error) {
    return refused(error, form, "planDesk");
  }
  redirect(back(form, "corrected"));
}

export async function mend(_: FormState, form: FormData): Promise<FormState> {
  const editor = await requireEditor(paths.adminCorrections(articleOf(form)));
  try {
    await editCorrection(editor, { id: parseId(form.get("id")) ?? 0, text: textOf(form, "text") });
  } catch (error) {
    return refused(error, form, "planDesk");
  }
  redirect(back(form, "mended"));
}

export async function takeBack(_: FormState, form: FormData): Promise<FormState> {
  const editor = await requireEditor(paths.adminCorrections(articleOf(form)));
  try {
    await withdrawCorrection(editor, { id: parseId(form.get("id")) ?? 0, reason: textOf(form, "reason") });
  } catch (error) {
    return refused(error, form, "planDesk");
  }
  redirect(back(form, "taken-back"));
}

/** Shows first where the name stands; only a second press, for the same names, takes it out. */
export async function takeOutName(_: NameState, form: FormData): Promise<NameState> {
  const editor = await requireEditor(paths.adminCorrections(articleOf(form)));
  const [typed, word] = [textOf(form, "names"), textOf(form, "word").trim().slice(0, 60) || NO_NAME];
  const values = { names: typed, word };
  const names = parseNames(typed);
  if (!names || names.length === 0)
    return {
      values,
      places: null,
      problem: await problemText(names ? "name-missing" : "name-unfit", "planDesk"),
    };
  const asked = { articleId: articleOf(form).id, names, word };
  const isSure = form.get("step") === "remove" && parseNames(textOf(form, "found"))?.join() === names.join();
  try {
    if (!isSure) {
      const places = await findNamePlaces(editor, asked.articleId, names);
      return { values, places, found: names.join("\n"), problem: "" };
    }
    await removeName(editor, asked);
  } catch (error) {
    return { ...(await refused(error, form, "planDesk")), places: null };
  }
  redirect(back(form, "name-out"));
}
