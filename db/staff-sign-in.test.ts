import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { ensureFirstAdmin, isSetUpLink, setUpFirstAdmin } from "#db/first-admin.ts";
import { saveSettings } from "#db/settings.ts";
import { addAccount, changeRole, listStaff, resetSecondFactor, signOutAccount } from "#db/staff.ts";
import { checkPassword, checkSecondFactor, enrolSecondFactor, findEnrolling } from "#db/staff-sign-in.ts";
import { fresh, operator } from "#db/testing/rows.ts";
import type { Role } from "#lib/capabilities.ts";
import { grantVisitor } from "#lib/grant.ts";
import { newRecoveryCodes, shownRecoveryCode } from "#lib/recovery-codes.ts";
import { newTotpSecret, stepAt, totpCode } from "#lib/totp.ts";

const visitor = () => grantVisitor(fresh("place"));
const password = "ein langes Passwort";

async function makeStaff(role: Role) {
  const email = `${fresh("redakteur")}@house.example`;
  return { email, userId: await addAccount(operator, { email, role, password }) };
}

async function enrol(userId: number) {
  const enrolment = { secret: newTotpSecret(), recoveryCodes: newRecoveryCodes() };
  const code = totpCode(enrolment.secret, stepAt(new Date()));
  expect(await enrolSecondFactor(visitor(), { userId, code, enrolment })).toBe(true);
  return { ...enrolment, code };
}

describe("the first factor", () => {
  it("is asked of the newsroom alone, and tells nothing apart", async () => {
    const editor = await makeStaff("editor");
    const reader = await makeStaff("reader");
    const check = (email: string, typed = password) => checkPassword(visitor(), { email, password: typed });
    expect(await check(editor.email)).toEqual({ userId: editor.userId, nextStep: "session" });
    expect(await check(editor.email, "ein anderes Passwort")).toBeNull();
    expect(await check(reader.email)).toBeNull();
    expect(await check("nobody@house.example")).toBeNull();
    await db().execute(
      sql`INSERT INTO restrictions (user_id, kind, reason) VALUES (${editor.userId}, 'ban', 'x')`,
    );
    expect(await check(editor.email)).toBeNull();
  });

  it("asks for a second where the settings say so", async () => {
    const [admin, moderator] = [await makeStaff("admin"), await makeStaff("moderator")];
    const next = async ({ email }: { email: string }) => checkPassword(visitor(), { email, password });
    expect(await next(admin)).toMatchObject({ nextStep: "set-up" });
    expect(await next(moderator)).toMatchObject({ nextStep: "session" });
    await saveSettings(operator, { secondFactorRoles: ["admin", "moderator"] });
    expect(await next(moderator)).toMatchObject({ nextStep: "set-up" });
    await enrol(admin.userId);
    expect(await next(admin)).toMatchObject({ nextStep: "second-factor" });
  });

  it("is tried ten times in a quarter of an hour from one place", async () => {
    const { email } = await makeStaff("editor");
    const place = visitor();
    for (let i = 0; i < 10; i++)
      expect(await checkPassword(place, { email, password: "falsch und lang" })).toBeNull();
    expect(await checkPassword(place, { email, password })).toMatchObject({ retryAfter: expect.any(Number) });
    expect(await checkPassword(visitor(), { email, password })).toMatchObject({ nextStep: "session" });
  });
});

describe("the second factor", () => {
  it("takes a code once, a recovery code once, and nothing else", async () => {
    const { userId } = await makeStaff("admin");
    const { code, secret, recoveryCodes } = await enrol(userId);
    const check = (typed: string) => checkSecondFactor(visitor(), { userId, typed });
    expect(await check(code)).toBe(false);
    const next = totpCode(secret, stepAt(new Date()) + 1);
    expect(await check(`${next.slice(0, 3)} ${next.slice(3)}`)).toBe(true);
    expect(await check(next)).toBe(false);
    const recovery = shownRecoveryCode(recoveryCodes[0] ?? "");
    expect(await check(recovery)).toBe(true);
    expect(await check(recovery)).toBe(false);
    expect(await check("")).toBe(false);
  });

  it("ends a guesser after ten tries", async () => {
    const { userId } = await makeStaff("admin");
    await enrol(userId);
    for (let i = 0; i < 9; i++) await checkSecondFactor(visitor(), { userId, typed: "000000" });
    expect(await checkSecondFactor(visitor(), { userId, typed: "000000" })).toHaveProperty("retryAfter");
  });

  it("is not replaced by whoever knows the password, only by the operator", async () => {
    const { userId, email } = await makeStaff("admin");
    expect(await findEnrolling(visitor(), userId)).toEqual({ email });
    await enrol(userId);
    expect(await findEnrolling(visitor(), userId)).toBeNull();
    const enrolment = { secret: newTotpSecret(), recoveryCodes: [] };
    const code = totpCode(enrolment.secret, stepAt(new Date()));
    expect(await enrolSecondFactor(visitor(), { userId, code, enrolment })).toBe(false);
    expect(await resetSecondFactor(operator, email)).toBe(true);
    await enrol(userId);
  });

  it("is stored sealed", async () => {
    const { userId } = await makeStaff("admin");
    const { secret, recoveryCodes } = await enrol(userId);
    const { rows } = await db().execute(sql`SELECT to_jsonb(u)::text AS text FROM users u WHERE id = ${userId}
      UNION ALL SELECT to_jsonb(r)::text FROM recovery_codes r WHERE user_id = ${userId}`);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(recoveryCodes[0]);
  });
});

describe("the operator's first aid", () => {
  it("changes roles and ends sessions, of accounts that exist", async () => {
    const { email, userId } = await makeStaff("author");
    const epoch = async () => {
      const { rows } = await db().execute<{ n: number }>(
        sql`SELECT session_epoch AS n FROM users WHERE id = ${userId}`,
      );
      return rows[0]?.n ?? 0;
    };
    const before = await epoch();
    expect(await changeRole(operator, email, "editor")).toBe(true);
    expect(await signOutAccount(operator, email)).toBe(true);
    expect(await epoch()).toBe(before + 2);
    expect(await changeRole(operator, "nobody@house.example", "admin")).toBe(false);
    expect(await listStaff()).toContainEqual(
      expect.objectContaining({ email, role: "editor", hasPassword: true }),
    );
  });
});

describe("the first admin", () => {
  it("comes by a link that is good once, and only while there is none", async () => {
    await db().execute(sql`UPDATE users SET role = 'reader' WHERE role = 'admin'`);
    const old = (await ensureFirstAdmin(operator, null)) ?? "";
    const token = (await ensureFirstAdmin(operator, null)) ?? "";
    expect(await isSetUpLink(old)).toBe(false);
    expect(await isSetUpLink(token)).toBe(true);
    const tries = ["a", "b"].map((who) =>
      setUpFirstAdmin(visitor(), { token, email: `${fresh(who)}@house.example`, password }),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect(await ensureFirstAdmin(operator, null)).toBeNull();
    expect(await isSetUpLink(token)).toBe(false);
  });

  it("or by the environment, which changes nobody later", async () => {
    await db().execute(sql`UPDATE users SET role = 'reader' WHERE role = 'admin'`);
    const email = `${fresh("chefin")}@house.example`;
    expect(await ensureFirstAdmin(operator, { email, password })).toBeNull();
    expect(await checkPassword(visitor(), { email, password })).toMatchObject({ nextStep: "set-up" });
    const other = `${fresh("andere")}@house.example`;
    expect(await ensureFirstAdmin(operator, { email: other, password })).toBeNull();
    expect(await checkPassword(visitor(), { email: other, password })).toBeNull();
  });
});
