"use server";

import { redirect } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { codeOf, refused } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import type { PromotionState } from "#components/admin/promotion-types.ts";
import { addJobFeed, removeJobFeed } from "#db/job-feeds.ts";
import { endPromotion, movePromotion, resumePromotion, savePromotion } from "#db/promotion-writes.ts";
import { saveSettings } from "#db/settings.ts";
import { fetchJobFeeds } from "#jobs/job-feeds.ts";
import { asTyped, textOf } from "#lib/form.ts";
import { paths } from "#lib/paths.ts";
import { isPromotionKind, type PromotionKind, parsePromotion } from "#lib/promotion-input.ts";
import { parseId } from "#lib/queue-filter.ts";
import { Refusal } from "#lib/refusal.ts";

function whichOf(form: FormData): { kind: PromotionKind; id: number } {
  const kind = form.get("kind");
  return { kind: isPromotionKind(kind) ? kind : "links", id: parseId(form.get("id")) ?? 0 };
}

/** The sentence stands at the field that it is about. */
async function refusedAt(error: unknown, form: FormData): Promise<PromotionState> {
  const field = error instanceof Refusal ? `${error.values.field ?? ""}` : "";
  return { ...(await refused(error, form, "promotionDesk")), field };
}

export async function save(_: PromotionState, form: FormData): Promise<PromotionState> {
  const editor = await requireEditor(paths.adminPromotions());
  const { site, now } = await readDesk();
  const { kind, id } = whichOf(form);
  try {
    const input = parsePromotion(kind, (name) => textOf(form, name), { settings: site.settings, now });
    await savePromotion(editor, { id: id || null, input });
  } catch (error) {
    return refusedAt(error, form);
  }
  redirect(paths.adminPromotionKind(kind, { done: "saved" }));
}

export async function end(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminPromotions());
  const { kind, id } = whichOf(form);
  redirect(await tried(kind, { done: "ended", id: `${id}` }, () => endPromotion(editor, { kind, id })));
}

export async function resume(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminPromotions());
  const { kind, id } = whichOf(form);
  redirect(await tried(kind, { done: "resumed" }, () => resumePromotion(editor, { kind, id })));
}

export async function move(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminPromotions());
  const { kind, id } = whichOf(form);
  const by = form.get("by") === "1" ? 1 : -1;
  redirect(await tried(kind, { done: "moved" }, () => movePromotion(editor, { kind, id, by })));
}

export async function addFeed(_: PromotionState, form: FormData): Promise<PromotionState> {
  const editor = await requireEditor(paths.adminPromotionKind("jobs"));
  try {
    await addJobFeed(editor, {
      url: textOf(form, "url").trim(),
      sectionId: parseId(form.get("feedSection")),
      paid: form.get("feedPaid") === "1",
    });
  } catch (error) {
    return refusedAt(error, form);
  }
  redirect(paths.adminPromotionKind("jobs", { done: "feedAdded" }));
}

export async function removeFeed(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminPromotionKind("jobs"));
  redirect(await tried("jobs", { done: "feedRemoved" }, () => removeJobFeed(editor, textOf(form, "url"))));
}

/** Waits for what comes: whoever presses wants to see it. */
export async function fetchNow(): Promise<void> {
  await requireEditor(paths.adminPromotionKind("jobs"));
  await fetchJobFeeds();
  redirect(paths.adminPromotionKind("jobs", { done: "fetched" }));
}

export async function saveAds(_: FormState, form: FormData): Promise<FormState> {
  const editor = await requireEditor(paths.adminPromotionKind("banners"));
  const text = asTyped(textOf(form, "adsTxt")).trim();
  try {
    await saveSettings(editor, { adsTxt: text === "" ? "" : `${text}\n` });
  } catch (error) {
    return refused(error, form, "promotionDesk");
  }
  redirect(paths.adminPromotionKind("banners", { done: "adsSaved" }));
}

/** Where to go after a press: back to the list, with a word about how it went. */
async function tried(
  kind: PromotionKind,
  said: Record<string, string>,
  write: () => Promise<void>,
): Promise<string> {
  try {
    await write();
    return paths.adminPromotionKind(kind, said);
  } catch (error) {
    return paths.adminPromotionKind(kind, { problem: codeOf(error) });
  }
}
