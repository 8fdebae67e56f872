"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { refused } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import { parseEmail } from "#lib/email-address.ts";
import { paths } from "#lib/paths.ts";
import { Refusal } from "#lib/refusal.ts";
import { sealAddress } from "#lib/sealed-address.ts";

/** Finds the proof for an address; it travels in the form, and sealed in what it leads to. */
export async function lookUp(_: OrderState, form: FormData): Promise<OrderState> {
  await requireAdmin(paths.adminSubscribers());
  const email = parseEmail(fieldOf(form, "email"));
  if (email === null)
    return {
      ...(await refused(new Refusal("email-malformed", "consents"), form, "houseDesk")),
      field: "email",
    };
  redirect(paths.adminConsents(sealAddress(email)));
}
