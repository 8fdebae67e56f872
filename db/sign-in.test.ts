import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { findSession, openSession } from "#db/sessions.ts";
import { confirmSignInCode, confirmSignInLink, findSignIn, requestSignIn } from "#db/sign-in.ts";
import { lastMail, tokenIn } from "#db/testing/mail-read.ts";
import { fresh } from "#db/testing/rows.ts";
import { grantSystem, grantVisitor } from "#lib/grant.ts";
import { seal, unseal } from "#lib/seal.ts";

const visitor = () => grantVisitor(fresh("place"));
const address = () => `${fresh("ada")}@reader.example`;
const nowhere = { next: "", continue: "" };

async function mailTo(email: string, onward = nowhere) {
  expect(await requestSignIn(visitor(), { email, onward })).toBeNull();
  const mail = await lastMail(email, "sign-in");
  return { ...mail, token: tokenIn(mail.path) };
}

const otherThan = (code: string) => (code === "000000" ? "000001" : "000000");
const age = (email: string, minutes: number) =>
  db().execute(sql`UPDATE login_tokens SET expires_at = expires_at - make_interval(mins => ${minutes})
    WHERE email = ${email}`);

describe("signing in by mail", () => {
  it("makes an account at the first confirmed code, and none before", async () => {
    const email = address();
    const { code } = await mailTo(email);
    const count = async () => (await db().execute(sql`SELECT FROM users WHERE email = ${email}`)).rowCount;
    expect(await count()).toBe(0);
    const done = await confirmSignInCode(visitor(), { email, code });
    expect(done).toMatchObject({ hasName: false, as: "reader" });
    expect(await count()).toBe(1);
    expect(await confirmSignInCode(visitor(), { email, code })).toEqual({ triesLeft: 0 });
  });

  it("goes on where it began, also in another browser", async () => {
    const onward = { next: "/ki/artikel", continue: "d".repeat(43) };
    const { token } = await mailTo(address(), onward);
    expect(await confirmSignInLink(visitor(), token)).toMatchObject({ onward });
  });

  it("keeps codes, links and what goes on out of the database's copies", async () => {
    const email = address();
    const { code, token } = await mailTo(email, { next: "/geheim", continue: "" });
    const { rows } = await db().execute(sql`SELECT to_jsonb(t)::text AS text FROM login_tokens t
      WHERE email = ${email} UNION ALL SELECT to_jsonb(d)::text FROM deliveries d WHERE to_address = ${email}`);
    const text = JSON.stringify(rows);
    for (const secret of [code, token, "geheim"]) expect(text).not.toContain(`"${secret}`);
    expect(text).not.toContain(token);
  });

  it("opens a link once, and not by looking at it", async () => {
    const { token } = await mailTo(address());
    expect(await findSignIn(token)).not.toBeNull();
    expect(await findSignIn(token)).not.toBeNull();
    const presses = await Promise.all([1, 2, 3].map(() => confirmSignInLink(visitor(), token)));
    expect(presses.filter(Boolean)).toHaveLength(1);
    expect(await findSignIn(token)).toBeNull();
  });

  it("gives a guesser five tries, however many mails are asked for", async () => {
    const email = address();
    const first = await mailTo(email);
    const second = await mailTo(email);
    const wrong =
      ["000000", "000001", "000002"].find((one) => one !== first.code && one !== second.code) ?? "";
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await confirmSignInCode(visitor(), { email, code: wrong })).toEqual({ triesLeft });
    for (const { code } of [first, second])
      expect(await confirmSignInCode(visitor(), { email, code })).toEqual({ triesLeft: 0 });
  });

  it("takes the code of an earlier mail too, and no code of somebody else's", async () => {
    const [email, other] = [address(), address()];
    const { code } = await mailTo(email);
    const second = await mailTo(email);
    await mailTo(other);
    if (code !== (await lastMail(other, "sign-in")).code)
      expect(await confirmSignInCode(visitor(), { email: other, code })).toEqual({ triesLeft: 4 });
    expect(second.code).toMatch(/^\d{6}$/);
    expect(await confirmSignInCode(visitor(), { email, code })).toMatchObject({ as: "reader" });
  });

  it("knows nothing of what is over, and of what was never made", async () => {
    const email = address();
    const { code, token } = await mailTo(email);
    await age(email, 31);
    expect(await findSignIn(token)).toBeNull();
    expect(await confirmSignInLink(visitor(), token)).toBeNull();
    expect(await confirmSignInCode(visitor(), { email, code })).toEqual({ triesLeft: 0 });
    expect(await confirmSignInLink(visitor(), "")).toBeNull();
    expect(await confirmSignInCode(visitor(), { email: address(), code: otherThan(code) })).toEqual({
      triesLeft: 0,
    });
  });

  it("mails an address five times an hour, and from one place twenty times", async () => {
    const email = address();
    for (let i = 0; i < 5; i++) expect(await requestSignIn(visitor(), { email, onward: nowhere })).toBeNull();
    const limited = await requestSignIn(visitor(), { email, onward: nowhere });
    expect(limited?.retryAfter).toBeGreaterThan(0);
    expect(limited?.retryAfter).toBeLessThanOrEqual(3600);
    const place = visitor();
    for (let i = 0; i < 20; i++)
      expect(await requestSignIn(place, { email: address(), onward: nowhere })).toBeNull();
    expect(await requestSignIn(place, { email: address(), onward: nowhere })).toMatchObject({
      retryAfter: expect.any(Number),
    });
  });

  it("tells the newsroom's accounts and banned ones apart; a session ends a deletion that was asked for", async () => {
    const [staff, banned, leaving] = [address(), address(), address()];
    await db().execute(sql`INSERT INTO users (email, role, deletion_requested_at) VALUES
      (${staff}, 'editor', NULL), (${banned}, 'reader', NULL), (${leaving}, 'reader', now())`);
    await db().execute(sql`INSERT INTO restrictions (user_id, kind, reason)
      SELECT id, 'ban', 'Werbung' FROM users WHERE email = ${banned}`);
    const as = async (email: string) => {
      const { token } = await mailTo(email);
      return confirmSignInLink(visitor(), token);
    };
    expect(await as(staff)).toMatchObject({ as: "staff" });
    expect(await as(banned)).toMatchObject({ as: "banned" });
    const back = await as(leaving);
    expect(back).toMatchObject({ as: "reader" });
    await openSession(grantSystem("test"), { userId: back?.userId ?? 0, device: "", seconds: 60 });
    const { rows } = await db().execute(
      sql`SELECT deletion_requested_at AS at FROM users WHERE email = ${leaving}`,
    );
    expect(rows).toEqual([{ at: null }]);
  });
});

describe("a session", () => {
  it("ends with a ban, a raised epoch, and for nobody else", async () => {
    const { token } = await mailTo(address());
    const person = await confirmSignInLink(visitor(), token);
    const userId = person?.userId ?? 0;
    const open = () => openSession(grantSystem("test"), { userId, device: "Firefox, Linux", seconds: 60 });
    const { id, epoch } = await open();
    expect(await findSession(id, epoch)).toMatchObject({ userId });
    await db().execute(sql`INSERT INTO restrictions (user_id, kind, reason) VALUES (${userId}, 'ban', 'x')`);
    expect(await findSession(id, epoch)).toBeNull();
    await db().execute(sql`UPDATE restrictions SET lifted_at = now() WHERE user_id = ${userId}`);
    expect(await findSession(id, epoch)).toMatchObject({ userId });
    await db().execute(sql`UPDATE users SET session_epoch = session_epoch + 1 WHERE id = ${userId}`);
    expect(await findSession(id, epoch)).toBeNull();
  });

  it("is sealed with the portal's secret: what is sealed for one thing opens for no other", () => {
    expect(unseal(seal("x", "login token a"), "login token b")).toBeNull();
  });
});
