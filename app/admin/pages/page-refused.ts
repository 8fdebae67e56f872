import { codeOf, refused } from "#app/admin/refused.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";

/** The field that a refusal is about. */
const FIELD: Record<string, string> = {
  "title-missing": "title",
  "title-too-long": "title",
  "text-too-long": "description",
  "slug-taken": "slug",
  "slug-reserved": "slug",
  "slug-malformed": "slug",
  "legal-address": "slug",
  "position-malformed": "position",
  "changed-meanwhile": "seen",
};

/** A page that was not saved: the sentence stands at its field, and what was typed comes back. */
export async function pageRefused(error: unknown, form: FormData): Promise<OrderState> {
  return { ...(await refused(error, form, "pageDesk")), field: FIELD[codeOf(error)] };
}
