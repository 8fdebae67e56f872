import { noonOf } from "#lib/local-time.ts";
import { paths } from "#lib/paths.ts";
import { boardQuery, parseBoardFilter } from "#lib/plan-board.ts";
import { parseId } from "#lib/queue-filter.ts";
import { Refusal } from "#lib/refusal.ts";

/** Fields of the planning's forms. What somebody sends is looked at like any address. */

export const idField = (form: FormData, name: string): number | null => parseId(form.get(name));

export const textField = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();

/** Whether a field differs from what the form was opened with. */
export const wasChanged = (form: FormData, name: string): boolean =>
  textField(form, name) !== textField(form, `${name}Before`);

/** null for an empty field. @throws Refusal date-invalid */
export function dayField(form: FormData, name: string, timeZone: string): Date | null {
  const day = textField(form, name);
  if (day === "") return null;
  const noon = noonOf(day, timeZone);
  if (!noon) throw new Refusal("date-invalid", day.slice(0, 40));
  return noon;
}

/** The board as it was looked at, at the card that was just written. */
export function backToBoard(form: FormData, { done, id }: { done: string; id: number }): string {
  const place = Object.fromEntries(new URLSearchParams(textField(form, "place")));
  return `${paths.adminPlan({ ...boardQuery(parseBoardFilter(place)), done })}#card-${id}`;
}

/** Notes stand beside the editor, on a page of their own, and on the board: back to where the form was. */
export function backToNotes(form: FormData, done: string): string {
  const id = idField(form, "articleId") ?? 0;
  if (form.get("from") === "editor") return `${paths.adminArticle({ id })}#notes`;
  return form.get("from") === "board" ? paths.adminPlan({ done }) : paths.adminNotes({ id }, { done });
}
