"use server";

import { notFound, redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { readDesk } from "#app/admin/desk.ts";
import { codeOf, refused } from "#app/admin/refused.ts";
import { requireWriter } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import { getDeskPicture } from "#db/media-library.ts";
import { deletePicture, describePicture, restorePicture } from "#db/media-writes.ts";
import { paths } from "#lib/paths.ts";
import { parsePictureWords } from "#lib/picture-words.ts";
import type { Writer } from "#lib/proof.ts";
import { parseId } from "#lib/queue-filter.ts";
import { pictureFields } from "./fields.ts";

const idOf = (form: FormData) => parseId(form.get("id")) ?? 0;
const back = (id: number, done: string) => `${paths.adminPicture({ id })}?done=${done}`;

export async function savePicture(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  const writer = await requireWriter(paths.adminPicture({ id }));
  const { calendar } = await readDesk();
  try {
    const words = parsePictureWords((name) => fieldOf(form, name), calendar.timeZone);
    await describePicture(writer, id, words, { seen: parseId(form.get("seen")) });
  } catch (error) {
    const state = await refused(error, form, "mediaDesk");
    const code = codeOf(error);
    // Somebody was quicker: what stands there now is shown beside what was typed, and the next save is meant.
    const now = code === "changed-meanwhile" ? await readNow(writer, id) : {};
    // Which field the sentence belongs to.
    return { ...state, values: { ...state.values, ...now, code } };
  }
  redirect(back(id, "saved"));
}

async function readNow(writer: Writer, id: number): Promise<Record<string, string>> {
  const picture = (await getDeskPicture(writer, id)) ?? notFound();
  const { calendar } = await readDesk();
  const fields = Object.entries(pictureFields(picture, calendar.timeZone));
  return {
    ...Object.fromEntries(fields.map(([name, text]) => [`now.${name}`, text])),
    seen: `${picture.version}`,
  };
}

export async function removePicture(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  const writer = await requireWriter(paths.adminPicture({ id }));
  try {
    await deletePicture(writer, id);
  } catch (error) {
    return refused(error, form, "mediaDesk");
  }
  redirect(back(id, "deleted"));
}

export async function bringBackPicture(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  const writer = await requireWriter(paths.adminPicture({ id }));
  try {
    await restorePicture(writer, id);
  } catch (error) {
    return refused(error, form, "mediaDesk");
  }
  redirect(back(id, "restored"));
}
