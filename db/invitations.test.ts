import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { acceptInvitation, findInvitation } from "#db/accepted-invitations.ts";
import { db } from "#db/client.ts";
import { removeColleague } from "#db/colleague-writes.ts";
import { getColleague } from "#db/colleagues.ts";
import {
  inviteColleague,
  listInvitations,
  resendInvitation,
  sendPasswordLink,
  withdrawInvitation,
} from "#db/invitations.ts";
import { MAIL_SEAL } from "#db/mails.ts";
import { checkPassword } from "#db/staff-sign-in.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { makeAccount } from "#db/testing/people.ts";
import { fresh } from "#db/testing/rows.ts";
import { grantVisitor } from "#lib/grant.ts";
import { unseal } from "#lib/seal.ts";

const visitor = () => grantVisitor(fresh("place"));
const address = () => `${fresh("gast")}@house.example`;
const password = "ein langes Passwort";

/** The token in the last mail to an address. */
async function tokenFor(email: string): Promise<string> {
  const { rows } = await db().execute<{ sealed: string }>(sql`
    SELECT payload->>'sealed' AS sealed FROM deliveries WHERE to_address = ${email} ORDER BY id DESC LIMIT 1`);
  const { content } = JSON.parse(unseal(rows[0]?.sealed ?? "", MAIL_SEAL) ?? "{}");
  expect(content).toMatchObject({ kind: "set-up", hours: 168 });
  return new URL(content.path, "http://x").searchParams.get("token") ?? "";
}

const userOf = async (email: string) =>
  (
    await db().execute<{ id: number; role: string; name: string | null; invitedBy: number | null }>(sql`
    SELECT id, role, display_name AS name, invited_by AS "invitedBy" FROM users WHERE email = ${email}`)
  ).rows[0];

describe("an invitation", () => {
  it("makes an account with its role, name and password, once", async () => {
    const admin = await makeAdmin("Chefin");
    const email = address();
    const name = fresh("Neue Stimme");
    expect(await inviteColleague(admin, { email: ` ${email.toUpperCase()} `, role: "editor", name })).toBe(
      email,
    );
    expect((await listInvitations(admin)).find((one) => one.email === email)).toMatchObject({
      role: "editor",
      by: "Chefin",
    });
    const token = await tokenFor(email);
    expect(await findInvitation(token)).toEqual({ email });
    const both = await Promise.all([1, 2].map(() => acceptInvitation(visitor(), { token, password })));
    expect(both.toSorted()).toEqual([email, null]);
    expect(await userOf(email)).toMatchObject({ role: "editor", name, invitedBy: admin.userId });
    expect(await checkPassword(visitor(), { email, password })).toMatchObject({ nextStep: "session" });
    expect((await listInvitations(admin)).some((one) => one.email === email)).toBe(false);
    await expect(inviteColleague(admin, { email, role: "admin", name: "" })).rejects.toMatchObject({
      code: "works-here",
    });
  });

  it("is over when another is sent, and when it is taken back", async () => {
    const admin = await makeAdmin();
    const email = address();
    await inviteColleague(admin, { email, role: "author", name: "" });
    const first = await tokenFor(email);
    await resendInvitation(admin, email);
    const second = await tokenFor(email);
    expect(await findInvitation(first)).toBeNull();
    expect(await findInvitation(second)).toEqual({ email });
    await inviteColleague(admin, { email, role: "editor", name: "" });
    expect(await findInvitation(second)).toBeNull();
    const third = await tokenFor(email);
    const [{ id } = { id: 0 }] = (await listInvitations(admin)).filter((one) => one.email === email);
    await withdrawInvitation(admin, { id, email });
    expect(await acceptInvitation(visitor(), { token: third, password })).toBeNull();
    await expect(resendInvitation(admin, email)).rejects.toMatchObject({ code: "not-found" });
    await expect(withdrawInvitation(admin, { id, email })).rejects.toMatchObject({ code: "not-found" });
    expect(await userOf(email)).toBeUndefined();
  });

  it("lifts a reader's account and leaves its name; a name that is taken meanwhile is none", async () => {
    const admin = await makeAdmin();
    const { email, userId } = await makeAccount({ name: fresh("Leserin") });
    await inviteColleague(admin, { email, role: "moderator", name: fresh("Anders") });
    await acceptInvitation(visitor(), { token: await tokenFor(email), password });
    expect(await userOf(email)).toMatchObject({
      id: userId,
      role: "moderator",
      name: expect.stringMatching(/^Leserin/),
    });

    const other = address();
    const name = fresh("Begehrt");
    await inviteColleague(admin, { email: other, role: "author", name });
    await makeAccount({ name });
    expect(await acceptInvitation(visitor(), { token: await tokenFor(other), password })).toBe(other);
    expect(await userOf(other)).toMatchObject({ role: "author", name: null });
  });

  it.each([
    ["kein Adressat", "", "email-malformed"],
    ["", "", "email-malformed"],
    ["gast@house.example", "x", "name-unfit"],
    ["gast@house.example", "www.werbung.com", "name-unfit"],
  ])("to %j by the name of %j is refused", async (email, name, code) => {
    await expect(inviteColleague(await makeAdmin(), { email, role: "author", name })).rejects.toMatchObject({
      code,
    });
  });
});

describe("a link for another password", () => {
  it("changes the password alone, and nothing for whoever has left", async () => {
    const admin = await makeAdmin();
    const { email, userId } = await makeAccount({ role: "author" });
    await sendPasswordLink(admin, userId);
    expect((await listInvitations(admin)).some((one) => one.email === email)).toBe(false);
    await acceptInvitation(visitor(), { token: await tokenFor(email), password });
    expect(await getColleague(admin, userId)).toMatchObject({ role: "author", hasPassword: true });

    await sendPasswordLink(admin, userId);
    const token = await tokenFor(email);
    await removeColleague(admin, userId);
    expect(await acceptInvitation(visitor(), { token, password })).toBeNull();
    expect(await userOf(email)).toMatchObject({ role: "reader" });
    await expect(sendPasswordLink(admin, userId)).rejects.toMatchObject({ code: "not-found" });
  });
});
