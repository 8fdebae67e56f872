"use server";

import { redirect } from "next/navigation";
import { codeOf } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import { ignoreLink, unignoreLink } from "#db/link-desk.ts";
import { checkLink } from "#jobs/link-checks.ts";
import { linkQuery, parseLinkFilter } from "#lib/link-filter.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

/** Waits for the answer: whoever presses wants to see it. */
export async function recheck(form: FormData): Promise<void> {
  await requireEditor(paths.adminLinks());
  redirect(await tried(form, async (id) => ({ checked: (await checkLink(id)) ?? "unused" })));
}

export async function ignore(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminLinks());
  redirect(await tried(form, (id) => ignoreLink(editor, id).then(() => ({ ignored: `${id}` }))));
}

export async function unignore(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminLinks());
  redirect(await tried(form, (id) => unignoreLink(editor, id).then(() => ({ done: "watched" }))));
}

/** Where to go after a press: back to the same view, with a word about how it went. */
async function tried(
  form: FormData,
  change: (id: number) => Promise<Record<string, string>>,
): Promise<string> {
  const view = linkQuery(parseLinkFilter({ view: `${form.get("view")}` }));
  try {
    return paths.adminLinks({ ...view, ...(await change(parseId(form.get("id")) ?? 0)) });
  } catch (error) {
    return paths.adminLinks({ ...view, problem: codeOf(error) });
  }
}
