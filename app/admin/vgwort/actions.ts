"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { readDesk } from "#app/admin/desk.ts";
import { refused } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import { giveCountingMark, importCountingMarks } from "#db/counting-marks.ts";
import { parseCountingMarks } from "#lib/counting-marks.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { decodeCsv } from "#lib/redirect-lines.ts";

export async function importMarks(_: OrderState, form: FormData): Promise<OrderState> {
  const admin = await requireAdmin(paths.adminVgWort());
  const { t } = await readDesk();
  const file = form.get("file");
  const text =
    file instanceof File && file.size > 0 ? decodeCsv(new Uint8Array(await file.arrayBuffer())) : "";
  const read = text === null ? "encoding" : parseCountingMarks(text);
  if (typeof read === "string") return { problem: t(`vgwort.file.${read}`), values: {}, field: "file" };
  const taken = await importCountingMarks(admin, read.marks);
  const said = t("vgwort.imported", { taken, known: read.marks.length - taken });
  return {
    problem: "",
    values: {},
    report: { said, skipped: read.skipped.map((line) => t("vgwort.skipped", { line })) },
  };
}

export async function giveMark(_: OrderState, form: FormData): Promise<OrderState> {
  const admin = await requireAdmin(paths.adminVgWort());
  try {
    await giveCountingMark(admin, parseId(fieldOf(form, "article").trim()) ?? 0);
  } catch (error) {
    return { ...(await refused(error, form, "vgwort")), field: "article" };
  }
  redirect(paths.adminVgWort({ done: "given" }));
}
