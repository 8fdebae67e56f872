"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { codeOf, refused } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import type { FormState } from "#components/admin/form-state.ts";
import {
  changeColleagueRole,
  removeColleague,
  resetColleagueFactor,
  signOutColleague,
} from "#db/colleague-writes.ts";
import { inviteColleague, resendInvitation, sendPasswordLink, withdrawInvitation } from "#db/invitations.ts";
import { type Role, STAFF_ROLES } from "#lib/capabilities.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

const personOf = (form: FormData) => parseId(form.get("userId")) ?? 0;
/** Whatever is no role of the newsroom is the one that may least. */
const roleOf = (form: FormData, name: string): Role =>
  STAFF_ROLES.find((role) => role === form.get(name)) ?? "moderator";

export async function invite(_: FormState, form: FormData): Promise<FormState> {
  const admin = await requireAdmin(paths.adminStaff());
  let email = "";
  try {
    email = await inviteColleague(admin, {
      email: fieldOf(form, "email"),
      role: roleOf(form, "role"),
      name: fieldOf(form, "name"),
    });
  } catch (error) {
    return refused(error, form, "houseDesk");
  }
  redirect(paths.adminStaff({ done: "invited", to: email }));
}

export async function sendAgain(form: FormData): Promise<void> {
  const admin = await requireAdmin(paths.adminStaff());
  const email = fieldOf(form, "email");
  const code = await codeFrom(resendInvitation(admin, email));
  redirect(paths.adminStaff(code ? { problem: code } : { done: "invited", to: email }));
}

export async function withdraw(form: FormData): Promise<void> {
  const admin = await requireAdmin(paths.adminStaff());
  const given = { id: parseId(form.get("id")) ?? 0, email: fieldOf(form, "email") };
  const code = await codeFrom(withdrawInvitation(admin, given));
  redirect(paths.adminStaff(code ? { problem: code } : { done: "withdrawn" }));
}

export async function changeRole(form: FormData): Promise<void> {
  const id = personOf(form);
  const admin = await requireAdmin(paths.adminColleague({ id }));
  const [from, to] = [roleOf(form, "from"), roleOf(form, "role")];
  backTo(id, "role", from === to ? null : await codeFrom(changeColleagueRole(admin, { id, from, to })));
}

export async function resetFactor(form: FormData): Promise<void> {
  const id = personOf(form);
  const admin = await requireAdmin(paths.adminColleague({ id }));
  backTo(id, "factor", await codeFrom(resetColleagueFactor(admin, id)));
}

export async function signOut(form: FormData): Promise<void> {
  const id = personOf(form);
  const admin = await requireAdmin(paths.adminColleague({ id }));
  backTo(id, "signedOut", await codeFrom(signOutColleague(admin, id)));
}

export async function mailPassword(form: FormData): Promise<void> {
  const id = personOf(form);
  const admin = await requireAdmin(paths.adminColleague({ id }));
  backTo(id, "passwordMailed", await codeFrom(sendPasswordLink(admin, id)));
}

export async function remove(form: FormData): Promise<void> {
  const id = personOf(form);
  const admin = await requireAdmin(paths.adminColleague({ id }));
  const code = await codeFrom(removeColleague(admin, id));
  if (code) backTo(id, "", code);
  redirect(paths.adminStaff({ done: "removed" }));
}

/** The code of the refusal, where a write was refused. */
const codeFrom = (write: Promise<unknown>): Promise<string | null> => write.then(() => null, codeOf);

function backTo(id: number, done: string, code: string | null): never {
  // Whoever is no colleague any more has no page here.
  if (code === "not-found") redirect(paths.adminStaff({ problem: code }));
  redirect(`${paths.adminColleague({ id })}?${new URLSearchParams(code ? { problem: code } : { done })}`);
}
