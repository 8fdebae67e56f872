"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { orderRefused } from "#app/admin/sections/order-refused.ts";
import { requireEditor } from "#auth.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import { changeSection, createSection, moveSection } from "#db/section-desk.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { parseAgeDays } from "#lib/section-rules.ts";

export async function addSection(_: OrderState, form: FormData): Promise<OrderState> {
  const editor = await requireEditor(paths.adminSections());
  let id: number;
  try {
    id = await createSection(editor, {
      name: fieldOf(form, "name"),
      slug: fieldOf(form, "slug"),
      parentId: parseId(form.get("parent")),
    });
  } catch (error) {
    return orderRefused(error, form);
  }
  redirect(`${paths.adminSection({ id })}?done=created`);
}

export async function saveSectionDetails(_: OrderState, form: FormData): Promise<OrderState> {
  const id = parseId(form.get("id")) ?? 0;
  const editor = await requireEditor(paths.adminSection({ id }));
  try {
    await changeSection(editor, id, {
      name: fieldOf(form, "name"),
      slug: fieldOf(form, "slug"),
      parentId: parseId(form.get("parent")),
      description: fieldOf(form, "description"),
      inNavigation: form.get("inNavigation") === "1",
      isHidden: form.get("isHidden") === "1",
      ageNoticeDays: parseAgeDays(fieldOf(form, "ageNoticeDays")),
      fourEyes: form.get("fourEyes") === "1",
    });
  } catch (error) {
    return orderRefused(error, form);
  }
  redirect(`${paths.adminSection({ id })}?done=saved`);
}

export async function moveInTree(form: FormData): Promise<void> {
  const editor = await requireEditor(paths.adminSections());
  await moveSection(editor, parseId(form.get("id")) ?? 0, form.get("way") === "up" ? "up" : "down");
  redirect(paths.adminSections());
}
