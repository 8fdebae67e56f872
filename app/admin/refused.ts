import { readDesk } from "#app/admin/desk.ts";
import type { FormState } from "#components/admin/form-state.ts";
import { type Messages, messagesFor } from "#lib/i18n.ts";
import { Refusal } from "#lib/refusal.ts";

type Problem = keyof Messages["queue"]["problem"];

/** The code of a refusal as an address carries it. Anything else that goes wrong is not ours to explain. */
export function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  throw error;
}

/** The sentence for a refusal's code. */
export async function problemText(code: string): Promise<string> {
  const { t, site } = await readDesk();
  const isKnown = Object.hasOwn(messagesFor(site.locale).queue.problem, code);
  return t(`queue.problem.${(isKnown ? code : "other") as Problem}`);
}

/** A form that was refused comes back with what was typed. */
export async function refused(error: unknown, form: FormData): Promise<FormState> {
  return { problem: await problemText(codeOf(error)), values: typedIn(form) };
}

/** Fields of text; Next's own begin with "$". */
const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );
