"use server";

import { redirect } from "next/navigation";
import { codeOf } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import { resendDelivery } from "#db/delivery-list.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

export async function resend(form: FormData): Promise<void> {
  const admin = await requireAdmin(paths.adminOutbox());
  let code = "";
  try {
    await resendDelivery(admin, parseId(form.get("id")) ?? 0);
  } catch (error) {
    code = codeOf(error);
  }
  redirect(paths.adminOutbox(code ? { problem: code } : { done: "resent" }));
}
