"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { readDesk } from "#app/admin/desk.ts";
import { problemText, refused } from "#app/admin/refused.ts";
import { requireEditor, requireWriter } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import { recordAiReview } from "#db/ai-review.ts";
import { createDraft, restoreRevision } from "#db/article-drafts.ts";
import { discardChanges, publishChanges, takeStep } from "#db/article-steps.ts";
import { revokePreviews, sharePreview } from "#db/previews.ts";
import { linkTranslation, unlinkTranslation } from "#db/translations.ts";
import { localMoment } from "#lib/local-moment.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { Refusal } from "#lib/refusal.ts";
import { STEPS } from "#lib/workflow.ts";

const idOf = (form: FormData) => parseId(form.get("id")) ?? 0;
const versionOf = (form: FormData) => parseId(form.get("version")) ?? 0;
/** `at` tells the editor to begin anew: what it holds is of before. */
const back = (id: number, done: string) => `${paths.adminArticle({ id })}?done=${done}&at=${Date.now()}`;

export async function createArticle(_: FormState, form: FormData): Promise<FormState> {
  const writer = await requireWriter(paths.adminNewArticle());
  let id: number;
  try {
    const title = fieldOf(form, "title");
    if (title === "") throw new Refusal("title-missing", "an empty form");
    id = await createDraft(writer, { title, sectionId: parseId(form.get("section")) ?? 0 });
  } catch (error) {
    return refused(error, form, "articleDesk");
  }
  redirect(back(id, "created"));
}

export async function takeArticleStep(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  const writer = await requireWriter(paths.adminArticle({ id }));
  const step = STEPS.find((one) => one === form.get("step"));
  if (!step) return { problem: await problemText("other", "articleDesk"), values: {} };
  const { calendar, now } = await readDesk();
  const at = localMoment(fieldOf(form, "at"), calendar.timeZone);
  try {
    if (step === "schedule" && at === "none") throw new Refusal("moment-none", fieldOf(form, "at"));
    if (step === "schedule" && at instanceof Date && at <= now)
      throw new Refusal("moment-past", fieldOf(form, "at"));
    const when = at instanceof Date ? at : null;
    await takeStep(writer, id, { step, version: versionOf(form), note: fieldOf(form, "note"), at: when });
  } catch (error) {
    return refused(error, form, "articleDesk");
  }
  redirect(back(id, step));
}

export async function publishArticleChanges(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  await requireEditor(paths.adminArticle({ id }));
  const writer = await requireWriter(paths.adminArticle({ id }));
  try {
    await publishChanges(writer, id, {
      version: versionOf(form),
      substantive: form.get("kind") !== "silent",
      why: fieldOf(form, "why"),
    });
  } catch (error) {
    return refused(error, form, "articleDesk");
  }
  redirect(back(id, "changesPublished"));
}

export async function discardArticleChanges(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  const writer = await requireWriter(paths.adminArticle({ id }));
  try {
    await discardChanges(writer, id, { version: versionOf(form) });
  } catch (error) {
    return refused(error, form, "articleDesk");
  }
  redirect(back(id, "changesDiscarded"));
}

export async function restoreVersion(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  const writer = await requireWriter(paths.adminArticleHistory({ id }));
  try {
    await restoreRevision(writer, id, {
      from: parseId(form.get("from")) ?? 0,
      version: versionOf(form),
      why: fieldOf(form, "why"),
    });
  } catch (error) {
    return refused(error, form, "articleDesk");
  }
  redirect(back(id, "restored"));
}

/** The link is shown once, in what comes back: it is stored nowhere. */
export async function makePreview(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  const writer = await requireWriter(paths.adminArticle({ id }));
  try {
    const token = await sharePreview(writer, id);
    const { site } = await readDesk();
    return { problem: "", values: { link: `${site.url}${paths.preview(token)}` } };
  } catch (error) {
    return refused(error, form, "articleDesk");
  }
}

export async function endPreviews(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  const writer = await requireWriter(paths.adminArticle({ id }));
  try {
    await revokePreviews(writer, id);
  } catch (error) {
    return refused(error, form, "articleDesk");
  }
  redirect(paths.adminArticle({ id }));
}

export async function reviewAi(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  await requireEditor(paths.adminArticle({ id }));
  const writer = await requireWriter(paths.adminArticle({ id }));
  try {
    await recordAiReview(writer, id, form.get("reviewed") === "1");
  } catch (error) {
    return refused(error, form, "articleDesk");
  }
  redirect(paths.adminArticle({ id }));
}

export async function linkArticleTranslation(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  const editor = await requireEditor(paths.adminArticle({ id }));
  try {
    await linkTranslation(editor, { articleId: id, otherId: parseId(form.get("other")) ?? 0 });
  } catch (error) {
    return refused(error, form, "articleDesk");
  }
  redirect(paths.adminArticle({ id }));
}

export async function unlinkArticleTranslation(_: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form);
  const editor = await requireEditor(paths.adminArticle({ id }));
  try {
    await unlinkTranslation(editor, id);
  } catch (error) {
    return refused(error, form, "articleDesk");
  }
  redirect(paths.adminArticle({ id }));
}
