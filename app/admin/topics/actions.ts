"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { orderRefused } from "#app/admin/sections/order-refused.ts";
import { requireEditor } from "#auth.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import { changeTopic, createTopic, mergeTopic } from "#db/topic-desk.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

export async function addTopic(_: OrderState, form: FormData): Promise<OrderState> {
  const editor = await requireEditor(paths.adminTopics());
  let id: number;
  try {
    id = await createTopic(editor, { name: fieldOf(form, "name"), slug: fieldOf(form, "slug") });
  } catch (error) {
    return orderRefused(error, form);
  }
  redirect(`${paths.adminTopic({ id })}?done=created`);
}

export async function saveTopicDetails(_: OrderState, form: FormData): Promise<OrderState> {
  const id = parseId(form.get("id")) ?? 0;
  const editor = await requireEditor(paths.adminTopic({ id }));
  try {
    const [name, slug, intro] = [fieldOf(form, "name"), fieldOf(form, "slug"), fieldOf(form, "intro")];
    await changeTopic(editor, id, { name, slug, intro });
  } catch (error) {
    return orderRefused(error, form);
  }
  redirect(`${paths.adminTopic({ id })}?done=saved`);
}

export async function mergeIntoTopic(_: OrderState, form: FormData): Promise<OrderState> {
  const id = parseId(form.get("id")) ?? 0;
  const editor = await requireEditor(paths.adminTopic({ id }));
  let stays: number;
  try {
    stays = await mergeTopic(editor, id, fieldOf(form, "into"));
  } catch (error) {
    return orderRefused(error, form);
  }
  redirect(`${paths.adminTopic({ id: stays })}?done=merged`);
}
