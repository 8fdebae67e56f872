"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { codeOf } from "#app/admin/refused.ts";
import { storyRefused } from "#app/admin/stories/story-refused.ts";
import { requireEditor } from "#auth.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import { moveInStory } from "#db/story-articles.ts";
import { changeStory, closeStory, createStory } from "#db/story-desk.ts";
import { mergeStory } from "#db/story-merge.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

export async function addStory(_: OrderState, form: FormData): Promise<OrderState> {
  const editor = await requireEditor(paths.adminStories());
  let id: number;
  try {
    id = await createStory(editor, { title: fieldOf(form, "title"), slug: fieldOf(form, "slug") });
  } catch (error) {
    return storyRefused(error, form);
  }
  redirect(paths.adminStory({ id }, { done: "created" }));
}

export async function saveStoryDetails(_: OrderState, form: FormData): Promise<OrderState> {
  const id = parseId(form.get("id")) ?? 0;
  const editor = await requireEditor(paths.adminStory({ id }));
  try {
    const [title, slug, intro] = [fieldOf(form, "title"), fieldOf(form, "slug"), fieldOf(form, "intro")];
    await changeStory(editor, id, { title, slug, intro });
  } catch (error) {
    return storyRefused(error, form);
  }
  redirect(paths.adminStory({ id }, { done: "saved" }));
}

export async function mergeIntoStory(_: OrderState, form: FormData): Promise<OrderState> {
  const id = parseId(form.get("id")) ?? 0;
  const editor = await requireEditor(paths.adminStory({ id }));
  let stays: number;
  try {
    stays = await mergeStory(editor, id, fieldOf(form, "into"));
  } catch (error) {
    return storyRefused(error, form);
  }
  redirect(paths.adminStory({ id: stays }, { done: "merged" }));
}

export async function closeOrReopen(form: FormData): Promise<void> {
  const id = parseId(form.get("id")) ?? 0;
  const editor = await requireEditor(paths.adminStory({ id }));
  const isClosed = form.get("closed") === "1";
  try {
    await closeStory(editor, id, isClosed);
  } catch (error) {
    redirect(paths.adminStory({ id }, { problem: codeOf(error) }));
  }
  redirect(paths.adminStory({ id }, { done: isClosed ? "closed" : "reopened" }));
}

/** Into the story, out of it, and back again. */
export async function moveArticle(form: FormData): Promise<void> {
  const id = parseId(form.get("id")) ?? 0;
  const editor = await requireEditor(paths.adminStory({ id }));
  const [from, to] = [parseId(form.get("from")), parseId(form.get("to"))];
  const articleId = parseId(form.get("article")) ?? 0;
  const words = fieldOf(form, "q");
  const place: Record<string, string> = words ? { q: words } : {};
  try {
    await moveInStory(editor, { articleId, from, to });
  } catch (error) {
    redirect(paths.adminStory({ id }, { ...place, problem: codeOf(error) }));
  }
  if (form.get("undo") === "1") redirect(paths.adminStory({ id }, { ...place, done: "undone" }));
  redirect(paths.adminStory({ id }, { ...place, moved: `${articleId}`, from: `${from ?? ""}` }));
}
