"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { readDesk } from "#app/admin/desk.ts";
import { codeOf, problemText } from "#app/admin/refused.ts";
import { orderRefused } from "#app/admin/sections/order-refused.ts";
import { requireEditor } from "#auth.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import { addRedirect, addRedirects, removeRedirect, restoreRedirect } from "#db/redirect-desk.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { decodeCsv, parseRedirectLines } from "#lib/redirect-lines.ts";

export async function addOne(_: OrderState, form: FormData): Promise<OrderState> {
  const editor = await requireEditor(paths.adminRedirects());
  try {
    const [from, to, status] = [fieldOf(form, "from"), fieldOf(form, "to"), fieldOf(form, "status")];
    await addRedirect(editor, { from, to, status });
  } catch (error) {
    return orderRefused(error, form);
  }
  redirect(paths.adminRedirects({ done: "created" }));
}

export async function importCsv(_: OrderState, form: FormData): Promise<OrderState> {
  const editor = await requireEditor(paths.adminRedirects());
  const { t } = await readDesk();
  const file = form.get("file");
  const pasted = form.get("lines");
  const typed = typeof pasted === "string" ? pasted : "";
  const text =
    file instanceof File && file.size > 0 ? decodeCsv(new Uint8Array(await file.arrayBuffer())) : typed;
  const lines = text === null ? "encoding" : parseRedirectLines(text);
  if (typeof lines === "string")
    return {
      problem: t(`orderDesk.file.${lines}`),
      values: { lines: typed },
      field: file instanceof File && file.size > 0 ? "file" : "lines",
    };
  const { taken, skipped } = await addRedirects(editor, lines);
  const reasons = await Promise.all(
    skipped.map(async ({ line, from, code }) =>
      t("orderDesk.skippedLine", { line, from, why: await problemText(code, "orderDesk") }),
    ),
  );
  const said = t("orderDesk.imported", { taken, skipped: skipped.length });
  return { problem: "", values: {}, report: { said, skipped: reasons } };
}

export async function removeOne(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminRedirects());
  let id: number;
  try {
    id = await removeRedirect(editor, parseId(form.get("id")) ?? 0);
  } catch (error) {
    redirect(paths.adminRedirects({ problem: codeOf(error) }));
  }
  redirect(paths.adminRedirects({ removed: `${id}` }));
}

export async function restoreOne(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminRedirects());
  try {
    await restoreRedirect(editor, parseId(form.get("id")) ?? 0);
  } catch (error) {
    redirect(paths.adminRedirects({ problem: codeOf(error) }));
  }
  redirect(paths.adminRedirects({ done: "restored" }));
}
