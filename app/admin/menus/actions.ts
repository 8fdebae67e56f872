"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { codeOf, refused } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import { changeMenu } from "#db/menu.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

const FIELD: Record<string, string> = {
  "link-malformed": "href",
  "setting-invalid": "label",
  "not-found": "target",
  "too-many": "target",
};

export async function addToMenu(_: OrderState, form: FormData): Promise<OrderState> {
  const editor = await requireEditor(paths.adminMenus());
  const [list, label] = [fieldOf(form, "list"), fieldOf(form, "label")];
  const [kind, id] = fieldOf(form, "target").split(":");
  const entry =
    kind === "address"
      ? { list, label, kind, href: fieldOf(form, "href") }
      : { list, label, kind, id: parseId(id ?? "") };
  try {
    await changeMenu(editor, { kind: "add", entry });
  } catch (error) {
    return { ...(await refused(error, form, "menuDesk")), field: FIELD[codeOf(error)] };
  }
  redirect(`${paths.adminMenus()}?done=added`);
}

export async function moveInMenu(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminMenus());
  const way = form.get("way") === "up" ? "up" : "down";
  redirect(await tried(() => changeMenu(editor, { kind: "move", way, ...placeIn(form) }), "done=moved"));
}

export async function takeFromMenu(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminMenus());
  const { at, entry } = placeIn(form);
  const taken = `done=removed&${new URLSearchParams({ at: `${at}`, entry })}`;
  redirect(await tried(() => changeMenu(editor, { kind: "remove", at, entry }), taken));
}

/** What was taken out just now comes back to its place. */
export async function putBackIntoMenu(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminMenus());
  const { at, entry } = placeIn(form);
  redirect(await tried(() => changeMenu(editor, { kind: "add", at, entry: parsed(entry) }), "done=back"));
}

/** The first place is 0, which is no number of anything else. */
const placeIn = (form: FormData) => ({
  at: (parseId(`${Number(form.get("at")) + 1}`) ?? 0) - 1,
  entry: fieldOf(form, "entry"),
});

function parsed(entry: string): unknown {
  try {
    return JSON.parse(entry);
  } catch {
    return null;
  }
}

async function tried(change: () => Promise<void>, done: string): Promise<string> {
  try {
    await change();
    return `${paths.adminMenus()}?${done}`;
  } catch (error) {
    return `${paths.adminMenus()}?problem=${codeOf(error)}`;
  }
}
