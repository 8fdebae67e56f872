/** What a form's action gives back when it could not be done: a sentence, and what had been typed. */
export type FormState = { problem: string; values: Record<string, string> };

export const UNTOUCHED: FormState = { problem: "", values: {} };
