import { readDesk } from "#app/admin/desk.ts";
import type { FormState } from "#components/admin/form-state.ts";
import { type Messages, messagesFor } from "#lib/i18n.ts";
import { Refusal } from "#lib/refusal.ts";

/** Parts of the texts that have sentences for refusals, by the refusal's code. */
type Desk = {
  [Part in keyof Messages]: Messages[Part] extends { problem: { other: string } } ? Part : never;
}[keyof Messages];

/** The code of a refusal as an address carries it. Anything else that goes wrong is not ours to explain. */
export function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  throw error;
}

/** The sentence for a refusal's code. */
export async function problemText(
  code: string,
  desk: Desk = "queue",
  values: Refusal["values"] = {},
): Promise<string> {
  const { t, site } = await readDesk();
  const isKnown = Object.hasOwn(messagesFor(site.locale)[desk].problem, code);
  return t(`${desk}.problem.${isKnown ? code : "other"}` as `queue.problem.other`, values);
}

/** A form that was refused comes back with what was typed. */
export async function refused(error: unknown, form: FormData, desk: Desk = "queue"): Promise<FormState> {
  const filling = error instanceof Refusal ? error.values : {};
  return { problem: await problemText(codeOf(error), desk, filling), values: typedIn(form) };
}

/** Fields of text; Next's own begin with "$". */
const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );
