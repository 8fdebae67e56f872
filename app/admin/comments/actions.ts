"use server";

import { redirect } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { codeOf, refused } from "#app/admin/refused.ts";
import { requireModerator } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import { decideComments, undoDecisions } from "#db/bulk-decisions.ts";
import { claimComment } from "#db/claims.ts";
import { decideComment } from "#db/comment-decisions.ts";
import { removeView, saveView } from "#db/saved-views.ts";
import { paths } from "#lib/paths.ts";
import { type Clause, clauseWords, isClause } from "#lib/policy.ts";
import { parseId, QUEUE_STATES } from "#lib/queue-filter.ts";
import { fieldOf, filterOf, idsOf, placeOf, toOf } from "./fields.ts";

/** Decides on the comment that is looked at, and goes on to the next one. */
export async function decide(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator(paths.adminComments());
  const commentId = parseId(form.get("commentId")) ?? 0;
  const to = toOf(form);
  const edited = fieldOf(form, "expectedEdit");
  try {
    await decideComment(moderator, {
      commentId,
      to,
      ...(await groundsOf(form)),
      note: fieldOf(form, "note"),
      expected: [...QUEUE_STATES, "withdrawn" as const].find((state) => state === form.get("expected")),
      expectedEdit: edited === "" ? null : new Date(edited),
      respectClaim: true,
    });
  } catch (error) {
    return refused(error, form);
  }
  redirect(onward(form, { what: to, done: `${commentId}` }));
}

/** The same decision on every comment that is ticked. */
export async function decideMany(form: FormData): Promise<void> {
  const moderator = await requireModerator(paths.adminComments());
  const ids = idsOf(form);
  if (ids.length === 0) redirect(onward(form, { problem: "none-selected" }));
  const to = toOf(form);
  const bulk = await decideComments(moderator, { ids, to, ...(await groundsOf(form)), respectClaim: true });
  const [first] = bulk.refused;
  if (first && bulk.done.length === 0) redirect(onward(form, { problem: first.code }));
  const skipped = first ? { skipped: `${bulk.refused.length}` } : null;
  redirect(onward(form, { what: to, done: bulk.done.join(","), ...skipped }));
}

/** Takes the last decision back, and returns to the comment. */
export async function undo(form: FormData): Promise<void> {
  const moderator = await requireModerator(paths.adminComments());
  const { done, refused: left } = await undoDecisions(moderator, idsOf(form));
  const [first] = left;
  const id = done[0] ?? first?.id;
  redirect(
    paths.adminComments({
      ...placeOf(form),
      ...(id ? { id: `${id}` } : {}),
      ...(done.length > 0 ? { what: "undone", done: done.join(",") } : {}),
      ...(first && done.length === 0 ? { problem: first.code } : {}),
    }),
  );
}

/** Takes a comment over from somebody who is looking at it. */
export async function takeOver(form: FormData): Promise<void> {
  const moderator = await requireModerator(paths.adminComments());
  const commentId = parseId(form.get("commentId")) ?? 0;
  await claimComment(moderator, { commentId, takeOver: true });
  redirect(paths.adminComments({ ...placeOf(form), id: `${commentId}` }));
}

export async function keepView(form: FormData): Promise<void> {
  const moderator = await requireModerator(paths.adminComments());
  const query = filterOf(form);
  try {
    await saveView(moderator, { place: "comments", name: fieldOf(form, "name"), query });
  } catch (error) {
    redirect(paths.adminComments({ ...query, problem: codeOf(error) }));
  }
  redirect(paths.adminComments({ ...query, what: "saved" }));
}

export async function forgetView(form: FormData): Promise<void> {
  const moderator = await requireModerator(paths.adminComments());
  await removeView(moderator, parseId(form.get("viewId")) ?? 0);
  redirect(paths.adminComments(filterOf(form)));
}

const onward = (form: FormData, said: Record<string, string>): string => {
  const next = parseId(form.get("next"));
  return paths.adminComments({ ...placeOf(form), ...(next ? { id: `${next}` } : {}), ...said });
};

/** What a rejection stands on; where the moderator wrote nothing, the clause speaks. */
async function groundsOf(form: FormData): Promise<{ clause?: Clause; law?: string; reason?: string }> {
  const clause = form.get("clause");
  if (toOf(form) !== "rejected" || !isClause(clause)) return {};
  const { t } = await readDesk();
  return { clause, law: fieldOf(form, "law"), reason: fieldOf(form, "reason") || clauseWords(t, clause) };
}
