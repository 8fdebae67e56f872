import { filterQuery, parseId, parseQueueFilter } from "#lib/queue-filter.ts";

/** Fields of the queue's forms. What somebody sends is looked at like any address: only what it names is taken. */

/** The longest text that a form of the queue takes, in characters. */
const LONGEST = 4000;

export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim().slice(0, LONGEST) : "";
}

/** Where in the queue the form stood, as names of an address. */
export function placeOf(form: FormData): Record<string, string> {
  const after = parseId(new URLSearchParams(fieldOf(form, "place")).get("after"));
  return { ...filterOf(form), ...(after ? { after: `${after}` } : {}) };
}

export function filterOf(form: FormData): Record<string, string> {
  return filterQuery(parseQueueFilter(Object.fromEntries(new URLSearchParams(fieldOf(form, "place")))));
}

/** "12" twice, or "12,13" once. */
export const idsOf = (form: FormData): number[] =>
  form
    .getAll("ids")
    .flatMap((value) => (typeof value === "string" ? value.split(",") : []))
    .map(parseId)
    .filter((id) => id !== null);

const DECISIONS = ["approved", "rejected", "spam"] as const;

/** Anything unknown is a rejection: that is refused without a reason, and so nothing happens by mistake. */
export const toOf = (form: FormData): (typeof DECISIONS)[number] =>
  DECISIONS.find((to) => to === form.get("to")) ?? "rejected";
