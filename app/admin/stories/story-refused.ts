import { codeOf, refused } from "#app/admin/refused.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";

/** The field that a refusal is about. */
const FIELD: Record<string, string> = {
  "name-missing": "title",
  "text-too-long": "title",
  "slug-taken": "slug",
  "slug-malformed": "slug",
  "merge-target": "into",
};

/** A form about a story that was refused: the sentence stands at its field. */
export async function storyRefused(error: unknown, form: FormData): Promise<OrderState> {
  return { ...(await refused(error, form, "storyDesk")), field: FIELD[codeOf(error)] };
}
