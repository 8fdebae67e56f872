"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { codeOf } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import { retryJob } from "#db/failed-jobs.ts";
import { paths } from "#lib/paths.ts";
import { forgetFindings } from "./checks.ts";

export async function checkAgain(): Promise<void> {
  await requireAdmin(paths.adminSystem());
  forgetFindings();
  redirect(paths.adminSystem());
}

export async function retry(form: FormData): Promise<void> {
  const admin = await requireAdmin(paths.adminJobs());
  let code = "";
  try {
    await retryJob(admin, { name: fieldOf(form, "name"), id: fieldOf(form, "id") });
  } catch (error) {
    code = codeOf(error);
  }
  redirect(paths.adminJobs(code ? { problem: code } : { done: "retried" }));
}
