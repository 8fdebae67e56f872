"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { orderRefused } from "#app/admin/sections/order-refused.ts";
import { requireEditor } from "#auth.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import { changeAuthor, createAuthor } from "#db/author-desk.ts";
import { parseAuthorName, parseBeats, parseContact, parseLinks } from "#lib/author-details.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

export async function addAuthor(_: OrderState, form: FormData): Promise<OrderState> {
  const editor = await requireEditor(paths.adminAuthors());
  let id: number;
  try {
    const name = parseAuthorName(fieldOf(form, "name"));
    id = await createAuthor(editor, { name, slug: fieldOf(form, "slug") });
  } catch (error) {
    return orderRefused(error, form);
  }
  redirect(`${paths.adminAuthor({ id })}?done=created`);
}

export async function saveAuthorDetails(_: OrderState, form: FormData): Promise<OrderState> {
  const id = parseId(form.get("id")) ?? 0;
  const editor = await requireEditor(paths.adminAuthor({ id }));
  try {
    await changeAuthor(editor, id, {
      name: parseAuthorName(fieldOf(form, "name")),
      slug: fieldOf(form, "slug"),
      jobTitle: fieldOf(form, "jobTitle"),
      bio: fieldOf(form, "bio"),
      beats: parseBeats(fieldOf(form, "beats")),
      contactEmail: parseContact(fieldOf(form, "contactEmail")),
      links: parseLinks(fieldOf(form, "links")),
      account: fieldOf(form, "account"),
      isGuest: form.get("isGuest") === "1",
    });
  } catch (error) {
    return orderRefused(error, form);
  }
  redirect(`${paths.adminAuthor({ id })}?done=saved`);
}
