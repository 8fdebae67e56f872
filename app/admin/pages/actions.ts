"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { pageRefused } from "#app/admin/pages/page-refused.ts";
import { getAdmin, requireEditor } from "#auth.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import { changePage, createPage, getDeskPage, restorePageVersion } from "#db/page-desk.ts";
import { parsePageBody } from "#lib/desk-page.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

export async function addPage(_: OrderState, form: FormData): Promise<OrderState> {
  const editor = await requireEditor(paths.adminPages());
  let id: number;
  try {
    id = await createPage(editor, {
      title: fieldOf(form, "title"),
      slug: fieldOf(form, "slug"),
      language: form.get("language") === "en" ? "en" : "de",
    });
  } catch (error) {
    return pageRefused(error, form);
  }
  redirect(`${paths.adminPage({ id })}?done=created`);
}

export async function savePageDesk(_: OrderState, form: FormData): Promise<OrderState> {
  const id = parseId(form.get("id")) ?? 0;
  const editor = await requireEditor(paths.adminPage({ id }));
  try {
    await changePage(editor, await onWhatWasSeen(id, form), {
      title: fieldOf(form, "title"),
      slug: fieldOf(form, "slug"),
      description: fieldOf(form, "description"),
      state: form.get("isLive") === "1" ? "live" : "draft",
      inFooter: form.get("inFooter") === "1",
      position: Number(fieldOf(form, "position") || "0"),
      body: parsePageBody(form.get("body")),
    });
  } catch (error) {
    return pageRefused(error, form);
  }
  redirect(`${paths.adminPage({ id })}?done=saved`);
}

export async function restoreWording(_: OrderState, form: FormData): Promise<OrderState> {
  const id = parseId(form.get("id")) ?? 0;
  const editor = await requireEditor(paths.adminPage({ id }));
  try {
    await restorePageVersion(editor, await onWhatWasSeen(id, form), parseId(form.get("version")) ?? 0);
  } catch (error) {
    return pageRefused(error, form);
  }
  redirect(`${paths.adminPage({ id })}?done=restored`);
}

/** Whoever has been told that somebody was faster may insist: then it is the state of now that is saved over. */
async function onWhatWasSeen(id: number, form: FormData) {
  const insists = form.get("insist") === "1";
  const seen = insists ? ((await getDeskPage(id))?.stamp ?? "") : fieldOf(form, "seen");
  return { id, seen, admin: await getAdmin() };
}
