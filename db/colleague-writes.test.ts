import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import {
  changeColleagueRole,
  removeColleague,
  resetColleagueFactor,
  signOutColleague,
} from "#db/colleague-writes.ts";
import { getColleague, listColleagues } from "#db/colleagues.ts";
import { findSession } from "#db/sessions.ts";
import { giveSecondFactor, giveTask, makeAdmin } from "#db/testing/house.ts";
import { makeAccount, makeSession } from "#db/testing/people.ts";
import { makeDraft } from "#db/testing/rows.ts";

const isIn = async ({ sid, epoch }: { sid: string; epoch: number }) =>
  (await findSession(sid, epoch)) !== null;

describe("a colleague", () => {
  it("gets another role, which ends every session", async () => {
    const admin = await makeAdmin();
    const { userId: id } = await makeAccount({ role: "author" });
    const session = await makeSession(id);
    await changeColleagueRole(admin, { id, from: "author", to: "editor" });
    expect(await getColleague(admin, id)).toMatchObject({ role: "editor" });
    expect(await isIn(session)).toBe(false);
    await expect(changeColleagueRole(admin, { id, from: "author", to: "admin" })).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
  });

  it("is a reader after leaving, without password and second factor", async () => {
    const admin = await makeAdmin();
    const { userId: id } = await makeAccount({ role: "editor" });
    await giveSecondFactor(id);
    const session = await makeSession(id);
    const articleId = await makeDraft();
    await db().execute(
      sql`UPDATE articles SET assigned_to = ${id}, locked_by = ${id} WHERE id = ${articleId}`,
    );
    await giveTask(articleId, { userId: id, text: "Bild besorgen", dueAt: "2026-01-01" });
    await removeColleague(admin, id);
    const { rows: theirs } = await db().execute(sql`
      SELECT FROM articles a LEFT JOIN article_notes n ON n.article_id = a.id
      WHERE ${id} IN (a.assigned_to, a.locked_by, n.assigned_to)`);
    expect(theirs).toEqual([]);
    expect(await isIn(session)).toBe(false);
    expect(await getColleague(admin, id)).toBeNull();
    expect((await listColleagues(admin)).some((one) => one.id === id)).toBe(false);
    const { rows } = await db().execute(sql`
      SELECT role, password_hash, totp_secret, totp_confirmed_at FROM users WHERE id = ${id}`);
    expect(rows).toEqual([
      { role: "reader", password_hash: null, totp_secret: null, totp_confirmed_at: null },
    ]);
    await expect(removeColleague(admin, id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is signed out, and loses a lost second factor", async () => {
    const admin = await makeAdmin();
    const { userId: id } = await makeAccount({ role: "editor" });
    await giveSecondFactor(id);
    const session = await makeSession(id);
    await signOutColleague(admin, id);
    expect(await isIn(session)).toBe(false);
    expect(await getColleague(admin, id)).toMatchObject({ hasSecondFactor: true });
    await resetColleagueFactor(admin, id);
    expect(await getColleague(admin, id)).toMatchObject({ hasSecondFactor: false, hasPassword: true });
  });

  it("is never a reader, and never oneself", async () => {
    const admin = await makeAdmin();
    const { userId: reader } = await makeAccount();
    await expect(signOutColleague(admin, reader)).rejects.toMatchObject({ code: "not-found" });
    const own = { code: "own-account" };
    const id = admin.userId;
    await expect(changeColleagueRole(admin, { id, from: "admin", to: "author" })).rejects.toMatchObject(own);
    await expect(removeColleague(admin, id)).rejects.toMatchObject(own);
    await expect(resetColleagueFactor(admin, id)).rejects.toMatchObject(own);
  });
});

it("leaves an admin, also when two demote each other at the same moment", async () => {
  await db().execute(sql`UPDATE users SET role = 'editor' WHERE role = 'admin'`);
  const [one, other] = [await makeAdmin(), await makeAdmin()];
  const ends = await Promise.allSettled([
    removeColleague(one, other.userId),
    removeColleague(other, one.userId),
  ]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "last-admin" } });
  const { rows } = await db().execute(sql`SELECT count(*)::int AS left FROM users WHERE role = 'admin'`);
  expect(rows).toEqual([{ left: 1 }]);
});
