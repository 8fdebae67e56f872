"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { codeOf } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import { excludeRelated, pinRelated, readmitRelated, unpinRelated } from "#db/related-desk.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { parseRelatedAct } from "#lib/related-acts.ts";

const WRITES = {
  pin: pinRelated,
  unpin: unpinRelated,
  exclude: excludeRelated,
  readmit: readmitRelated,
};

/** Pins an article under another, excludes it, and takes either back. */
export async function changeRelated(form: FormData): Promise<void> {
  const id = parseId(form.get("id")) ?? 0;
  const editor = await requireEditor(paths.adminRelated({ id }));
  const relatedId = parseId(form.get("related")) ?? 0;
  const act = parseRelatedAct(form.get("act"));
  const words = fieldOf(form, "q");
  const place: Record<string, string> = words ? { q: words } : {};
  try {
    if (act) await WRITES[act](editor, { articleId: id, relatedId });
  } catch (error) {
    redirect(paths.adminRelated({ id }, { ...place, problem: codeOf(error) }));
  }
  const back = parseRelatedAct(form.get("back"));
  const done = act ? { done: act, related: `${relatedId}`, ...(back ? { back } : {}) } : {};
  redirect(paths.adminRelated({ id }, { ...place, ...done }));
}
