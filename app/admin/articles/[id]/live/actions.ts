"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { codeOf, refused } from "#app/admin/refused.ts";
import { requireWriter } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import {
  closeLiveBlog,
  editEntry,
  makeLiveBlog as makeBlog,
  pinEntry as pin,
  withdrawEntry as withdraw,
  writeEntry,
} from "#db/live-entries.ts";
import { LONGEST_ENTRY } from "#lib/live-limits.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

const idOf = (form: FormData) => parseId(form.get("id")) ?? 0;
const entryOf = (form: FormData) => parseId(form.get("entry")) ?? 0;
const deskOf = (form: FormData) => paths.adminLive({ id: idOf(form) });
/** Longer than what is taken, so that what is too long is said and not cut. */
const textOf = (form: FormData) => `${form.get("text") ?? ""}`.slice(0, LONGEST_ENTRY * 2);

export async function saveEntry(_: FormState, form: FormData): Promise<FormState> {
  const writer = await requireWriter(deskOf(form));
  const input = { title: fieldOf(form, "title"), text: textOf(form), keyEvent: form.get("keyEvent") === "1" };
  const entry = entryOf(form);
  try {
    if (entry) await editEntry(writer, idOf(form), entry, input);
    else await writeEntry(writer, idOf(form), { ...input, once: fieldOf(form, "once").slice(0, 80) });
  } catch (error) {
    return refused(error, form, "liveDesk");
  }
  redirect(`${deskOf(form)}?done=${entry ? "changed" : "written"}&at=${Date.now()}`);
}

/** What a button does is done, and said where one comes back to if it could not be. */
async function pressed(form: FormData, act: () => Promise<void>, done = ""): Promise<never> {
  let said = done && `?done=${done}`;
  try {
    await act();
  } catch (error) {
    said = `?problem=${codeOf(error)}`;
  }
  redirect(`${deskOf(form)}${said}`);
}

export async function pinEntry(form: FormData): Promise<void> {
  const writer = await requireWriter(deskOf(form));
  await pressed(form, () => pin(writer, idOf(form), entryOf(form), form.get("on") === "1"));
}

export async function withdrawEntry(form: FormData): Promise<void> {
  const writer = await requireWriter(deskOf(form));
  await pressed(form, () => withdraw(writer, idOf(form), entryOf(form), form.get("on") === "1"));
}

export async function closeBlog(form: FormData): Promise<void> {
  const writer = await requireWriter(deskOf(form));
  await pressed(form, () => closeLiveBlog(writer, idOf(form), form.get("on") === "1"));
}

export async function makeLiveBlog(form: FormData): Promise<void> {
  const writer = await requireWriter(deskOf(form));
  await pressed(form, () => makeBlog(writer, idOf(form)), "made");
}
