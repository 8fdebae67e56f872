import { fieldOf } from "#app/admin/comments/fields.ts";
import type { ItemStep } from "#lib/newsletter-issue.ts";
import { parseId } from "#lib/queue-filter.ts";

const STEPS = ["add", "remove", "up", "down"] as const;

/** "up-12" of the button that was pressed; null for the one that only saves. */
export function stepOf(form: FormData): ItemStep | null {
  const [way, id] = fieldOf(form, "do").split("-");
  const step = STEPS.find((one) => one === way);
  const articleId = parseId(id ?? "");
  return step && articleId ? { do: step, articleId } : null;
}

/** What was written beneath headlines: fields "line-12". */
export function linesOf(form: FormData): Map<number, string> {
  const lines = new Map<number, string>();
  for (const name of form.keys()) {
    const id = name.startsWith("line-") ? parseId(name.slice(5)) : null;
    if (id) lines.set(id, fieldOf(form, name));
  }
  return lines;
}
