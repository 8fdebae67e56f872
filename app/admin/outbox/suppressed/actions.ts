"use server";

import { redirect } from "next/navigation";
import { codeOf } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import { liftSuppression, restoreSuppression } from "#db/suppressions.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

export async function lift(form: FormData): Promise<void> {
  const admin = await requireAdmin(paths.adminSuppressed());
  const id = parseId(form.get("id")) ?? 0;
  try {
    await liftSuppression(admin, id);
  } catch (error) {
    redirect(paths.adminSuppressed({ problem: codeOf(error) }));
  }
  redirect(paths.adminSuppressed({ lifted: `${id}` }));
}

export async function restore(form: FormData): Promise<void> {
  const admin = await requireAdmin(paths.adminSuppressed());
  try {
    await restoreSuppression(admin, parseId(form.get("id")) ?? 0);
  } catch (error) {
    redirect(paths.adminSuppressed({ problem: codeOf(error) }));
  }
  redirect(paths.adminSuppressed({ done: "suppressed" }));
}
