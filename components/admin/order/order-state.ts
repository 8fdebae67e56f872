import type { FormState } from "#components/admin/form-state.ts";

/** What a form of these desks gives back: the field that a refusal is about, or what an import did line by line. */
export type OrderState = FormState & { field?: string; report?: { said: string; skipped: string[] } };
