import { beforeAll, describe, expect, it } from "vitest";
import { getBounceFigures, noteBounce, noteRefusal, SOFT_DAYS } from "#db/bounces.ts";
import { transaction } from "#db/client.ts";
import { queueMail } from "#db/mails.ts";
import {
  isSuppressed,
  liftSuppression,
  listSuppressions,
  restoreSuppression,
  suppress,
} from "#db/suppressions.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { query } from "#db/testing/query.ts";
import { fresh } from "#db/testing/rows.ts";
import type { BounceReason, BounceVerdict } from "#lib/bounces/verdict.ts";
import { grantSystem } from "#lib/grant.ts";
import type { QueuedContent } from "#lib/mails.ts";
import type { Admin } from "#lib/proof.ts";

const system = grantSystem("test");
let admin: Admin;
beforeAll(async () => {
  process.env.AUTH_SECRET ??= "a secret of this test, long enough";
  admin = await makeAdmin();
});

type Sent = { to: string; messageId: string };

async function send(ago = "1 hour", to = `${fresh("leser")}@example.org`): Promise<Sent> {
  const messageId = `<${fresh("12")}.1795543112345@news.example>`;
  await query(`
    INSERT INTO deliveries (dedupe_key, kind, to_address, message_id, claimed_at, sent_at)
    VALUES ('${messageId}', 'comment-reply', '${to}', '${messageId}', now() - interval '${ago}', now() - interval '${ago}')`);
  return { to, messageId };
}

const bounce = (
  messageId: string | null,
  { reason = "unknown-user" as BounceReason, permanent = true, address = null as string | null } = {},
): BounceVerdict => ({
  kind: "bounce",
  originalMessageId: messageId,
  recipients: [
    {
      address,
      status: permanent ? "5.1.1" : "4.2.2",
      action: "failed",
      reason,
      permanent,
      detail: "550 5.1.1 <leser@example.org>: no such user",
    },
  ],
});
const complaint = (messageId: string | null, addresses: string[] = []): BounceVerdict => ({
  kind: "complaint",
  feedback: "abuse",
  addresses,
  originalMessageId: messageId,
});
const note = (verdict: BounceVerdict, mailKey = fresh("mail")) => noteBounce(system, { verdict, mailKey });
const bouncedAs = async ({ messageId }: Sent) =>
  (await query(`SELECT bounce_kind, bounce_status FROM deliveries WHERE message_id = '${messageId}'`))[0];

describe("a bounce for good", () => {
  it("of a mail of ours ends bulk mail to the address, and says so at the mail", async () => {
    const sent = await send();
    expect(await note(bounce(sent.messageId))).toBe("suppressed");
    expect(await isSuppressed(sent.to)).toBe(true);
    expect(await isSuppressed(sent.to.toUpperCase())).toBe(true);
    expect(await bouncedAs(sent)).toEqual({ bounce_kind: "bounce", bounce_status: "5.1.1" });
    const [line] = await listSuppressions(admin, { address: sent.to });
    expect(line).toMatchObject({
      address: sent.to,
      reason: "unknown-user",
      detail: "550 5.1.1 <…>: no such user",
    });
  });

  it("counts the address that was written to, not the one to which it was forwarded", async () => {
    const sent = await send();
    const other = await send();
    expect(await note(bounce(sent.messageId, { address: other.to }))).toBe("suppressed");
    expect([await isSuppressed(sent.to), await isSuppressed(other.to)]).toEqual([true, false]);
  });

  it("is none where one of several behind the address was reached", async () => {
    const sent = await send();
    const verdict = bounce(sent.messageId) as BounceVerdict & { kind: "bounce" };
    const [failed] = verdict.recipients;
    if (!failed) throw new Error("There is one.");
    verdict.recipients.push({ ...failed, action: "delivered", permanent: false });
    expect(await note(verdict)).toBe("counted");
  });
});

describe("what proves nothing", () => {
  it("a bounce without the id of a mail is shown, and silences nobody", async () => {
    const sent = await send();
    expect(await note(bounce(null, { address: sent.to }))).toBe("unproved");
    expect(await isSuppressed(sent.to)).toBe(false);
    expect(await bouncedAs(sent)).toEqual({ bounce_kind: "bounce", bounce_status: "5.1.1" });
  });

  it("a forged id, a mail of long ago, an address never written to, a complaint of nobody: not ours", async () => {
    const old = await send("8 days");
    expect(await note(bounce("<1.1@news.example>"))).toBe("not-ours");
    expect(await note(bounce(null, { address: old.to }))).toBe("not-ours");
    expect(await note(complaint(null, [`${fresh("nie")}@example.org`]))).toBe("not-ours");
    expect(await note(complaint(null))).toBe("not-ours");
    expect(await isSuppressed(old.to)).toBe(false);
  });

  it("a mail that waits has not been sent, so nothing of it can come back", async () => {
    const sent = await send();
    await query(
      `UPDATE deliveries SET claimed_at = NULL, sent_at = NULL WHERE message_id = '${sent.messageId}'`,
    );
    expect(await note(bounce(sent.messageId))).toBe("not-ours");
  });

  it("auto-replies and delays", async () => {
    const { messageId } = await send();
    expect(await note({ kind: "auto-reply" })).toBe("no-bounce");
    const late = bounce(messageId) as BounceVerdict & { kind: "bounce" };
    for (const recipient of late.recipients) recipient.action = "delayed";
    expect(await note(late)).toBe("not-final");
  });
});

describe("bounces that may pass", () => {
  const full = { reason: "mailbox-full", permanent: false } as const;

  /** As if what came had come so many days ago. */
  const age = (mailKey: string, days: number) =>
    query(
      `UPDATE bounces SET created_at = created_at - interval '${days} days' WHERE mail_key = '${mailKey}'`,
    );

  async function bounceOnDays(
    to: string,
    days: number[],
    how: Parameters<typeof bounce>[1] = full,
  ): Promise<string[]> {
    const outcomes: string[] = [];
    for (const day of days) {
      const { messageId } = await send("1 hour", to);
      const key = fresh("mail");
      outcomes.push(await note(bounce(messageId, how), key));
      await age(key, day);
    }
    return outcomes;
  }

  it(`end bulk mail on the ${SOFT_DAYS}th day, not with the fifth mail of one`, async () => {
    const to = `${fresh("voll")}@example.org`;
    expect(await bounceOnDays(to, [5, 4, 3, 0, 0, 0])).toEqual(Array(6).fill("counted"));
    await query(`UPDATE bounces SET created_at = created_at - interval '1 day' WHERE kind = 'bounce'`);
    expect(await bounceOnDays(to, [0])).toEqual(["suppressed"]);
    const [line] = await listSuppressions(admin, { address: to });
    expect(line?.reason).toBe("soft-bounces");
    await liftSuppression(admin, line?.id ?? 0);
    expect(await bounceOnDays(to, [0])).toEqual(["counted"]);
  });

  it("are forgotten after a month", async () => {
    const to = `${fresh("alt")}@example.org`;
    expect(await bounceOnDays(to, [60, 50, 40, 35, 0, 0])).toEqual(Array(6).fill("counted"));
    expect(await isSuppressed(to)).toBe(false);
  });

  it("that are about us never end anything", async () => {
    const to = `${fresh("wir")}@example.org`;
    const outcomes = await bounceOnDays(to, [6, 5, 4, 3, 2, 1, 0], { reason: "spam", permanent: false });
    expect(outcomes).toEqual(Array(7).fill("counted"));
  });
});

describe("a complaint", () => {
  it("ends bulk mail at once; the same mail twice counts once", async () => {
    const sent = await send();
    const key = fresh("mail");
    expect(await note(complaint(sent.messageId), key)).toBe("suppressed");
    expect(await note(complaint(sent.messageId), key)).toBe("known");
    expect(await bouncedAs(sent)).toEqual({ bounce_kind: "complaint", bounce_status: "" });
    const { complained } = await getBounceFigures(admin);
    expect(complained).toBeGreaterThanOrEqual(1);
  });

  it("told by two at the same time counts once", async () => {
    const { messageId } = await send();
    const key = fresh("mail");
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => note(complaint(messageId), key)));
    expect(outcomes.sort()).toEqual([...Array(5).fill("known"), "suppressed"]);
  });
});

describe("a refusal while sending", () => {
  it.each([
    ["550 5.1.1 no such user", true],
    ["550 user unknown", true],
    ["550 5.7.1 blocked by policy", false],
    ["552 5.2.2 mailbox full", false],
    ["550 rejected", false],
  ])("%s: given up is %s", async (said, isGivenUp) => {
    const { to, messageId } = await send();
    const [row] = await query<{ id: number }>(`SELECT id FROM deliveries WHERE message_id = '${messageId}'`);
    expect(await noteRefusal(system, { deliveryId: row?.id ?? 0, to, said })).toBe(isGivenUp);
    expect(await isSuppressed(to)).toBe(isGivenUp);
  });
});

describe("a suppressed address", () => {
  const about = { articleTitle: "x", path: "/x", excerpt: "x" };
  const bulk: QueuedContent = { kind: "comment-reply", replierName: "Ada", unsubscribePath: "/u", ...about };
  const code: QueuedContent = {
    kind: "sign-in",
    code: "048211",
    path: "/x",
    minutes: 15,
    withComment: false,
  };
  const queue = (to: string, content: QueuedContent) =>
    transaction((tx) => queueMail(tx, { to, locale: "de", dedupeKey: fresh("key"), content }));

  it("gets no bulk mail, and every mail that was asked for", async () => {
    const to = `${fresh("tot")}@example.org`;
    expect(await queue(to, bulk)).toBe(true);
    await suppress(system, to, { reason: "complaint", detail: "" });
    expect([await queue(to, bulk), await queue(to, code)]).toEqual([false, true]);
  });

  it("is written to again when an admin lifts it, and not when they think again; the log names no address", async () => {
    const sent = await send();
    await note(bounce(sent.messageId));
    const [line] = await listSuppressions(admin, { address: sent.to });
    const id = line?.id ?? 0;
    await liftSuppression(admin, id);
    expect(await isSuppressed(sent.to)).toBe(false);
    await expect(liftSuppression(admin, id)).rejects.toThrow("not-found");
    await restoreSuppression(admin, id);
    expect(await listSuppressions(admin, { address: sent.to })).toMatchObject([
      { address: sent.to, reason: "unknown-user" },
    ]);
    await expect(restoreSuppression(admin, id)).rejects.toThrow("not-found");
    const log = await query(
      `SELECT detail FROM audit_log WHERE subject = 'suppression' AND subject_id = ${id}`,
    );
    expect(JSON.stringify(log)).not.toContain(sent.to);
  });

  it("stays suppressed when its mails are gone, and is not readable then", async () => {
    const sent = await send();
    await note(bounce(sent.messageId));
    await query(`DELETE FROM deliveries WHERE message_id = '${sent.messageId}'`);
    expect(await listSuppressions(admin, { address: sent.to })).toMatchObject([{ address: null }]);
    const rows = await query(`SELECT * FROM suppressions`);
    expect(JSON.stringify(rows)).not.toContain(sent.to);
  });

  it("is listed with the newest first, a page at a time", async () => {
    for (let n = 0; n < 3; n++)
      await suppress(system, `${fresh("liste")}@example.org`, { reason: "complaint", detail: "" });
    const [first, second] = await listSuppressions(admin);
    expect((await listSuppressions(admin, { before: first?.id ?? 0 }))[0]).toEqual(second);
  });
});
