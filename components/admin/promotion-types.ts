import type { FormState } from "#components/admin/form-state.ts";
import type { PickedPicture } from "#components/admin/picked-picture.ts";

/** A refused form says at which of its fields; "" for the whole. */
export type PromotionState = FormState & { field: string };

/** One field of a promotion's form: what a kind needs, in words. */
export type PromotionField = {
  name: string;
  label: string;
  help: string;
  value: string;
  required?: boolean;
} & (
  | { as: "line" | "lines" | "day" }
  /** A line with suggestions. */
  | { as: "suggested"; suggestions: string[] }
  | { as: "choice"; choices: { value: string; label: string }[] }
  | { as: "check" }
  | { as: "picture"; picked: PickedPicture | null }
);
