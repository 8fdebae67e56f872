import { codeOf, refused } from "#app/admin/refused.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";

/** The field that a refusal is about. */
const FIELD: Record<string, string> = {
  "name-missing": "name",
  "text-too-long": "name",
  "slug-taken": "slug",
  "slug-reserved": "slug",
  "slug-malformed": "slug",
  circle: "parent",
  "number-malformed": "ageNoticeDays",
  "merge-target": "into",
  "from-malformed": "from",
  "address-in-use": "from",
  "redirect-taken": "from",
  "redirect-known": "from",
  "to-malformed": "to",
  "redirect-loop": "to",
  "target-gone": "to",
  "account-unknown": "account",
  "account-held": "account",
  "link-malformed": "links",
  "contact-malformed": "contactEmail",
};

/** A form of these desks that was refused: the sentence stands at its field. */
export async function orderRefused(error: unknown, form: FormData): Promise<OrderState> {
  return { ...(await refused(error, form, "orderDesk")), field: FIELD[codeOf(error)] };
}
