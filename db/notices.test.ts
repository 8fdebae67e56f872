import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { fileAppeal } from "#db/appeals.ts";
import { findCase } from "#db/cases.ts";
import { db } from "#db/client.ts";
import { fileNotice } from "#db/notices.ts";
import {
  about,
  eventsOf,
  mailsTo,
  makeComment as makeCommentOn,
  referenceOf,
  visitor,
} from "#db/testing/cases.ts";
import { addressOf, makeDraft, makeLive } from "#db/testing/rows.ts";

let articleId = 0;
beforeAll(async () => {
  articleId = await makeLive({ title: "Brücke gesperrt" });
});

const makeComment = (state: "approved" | "pending" | "rejected" = "approved") =>
  makeCommentOn(articleId, { state });

const reportsOn = async (commentId: number) =>
  (await db().execute<{ n: number }>(sql`SELECT report_count AS n FROM comments WHERE id = ${commentId}`))
    .rows[0]?.n;

describe("fileNotice", () => {
  it.each(["approved", "pending", "rejected"] as const)(
    "opens a case about a comment that is %s",
    async (state) => {
      const id = await makeComment(state);
      const input = about(id);
      const reference = await referenceOf(fileNotice(visitor(), input));
      expect(reference).toMatch(/^M-\d{4}(-[0-9A-Z]{4}){4}$/);
      expect(await reportsOn(id)).toBe(1);
      expect(await eventsOf(reference)).toEqual([
        { event: "received", detail: { reason: "law:defamation", anonymous: false, by: null } },
      ]);
      const [section, slug] = await addressOf(articleId);
      expect(await mailsTo(input.email)).toEqual([
        {
          kind: "notice-receipt",
          reference,
          subject: "Kommentar zum Artikel „Brücke gesperrt“",
          path: `/${section}/${slug}#comment-${id}`,
          casePath: `/report/case?case=${reference}`,
        },
      ]);
      expect(await findCase(reference.toLowerCase())).toMatchObject({
        kind: "notice",
        state: "open",
        isMailed: true,
        url: expect.stringMatching(new RegExp(`^http.*#comment-${id}$`)),
      });
    },
  );

  it("opens a case about an article, without a name where the law says so", async () => {
    const subject = { type: "article", id: articleId } as const;
    const input = about(0, { subject, reason: "law:child-abuse", name: "", email: "" });
    const reference = await referenceOf(fileNotice(visitor(), input));
    expect(await findCase(reference)).toMatchObject({ isMailed: false, subject: { type: "article" } });
    expect((await eventsOf(reference))[0]?.detail).toMatchObject({ anonymous: true });
  });

  it("takes the same words within the hour for the same case, from two tabs at once too", async () => {
    const id = await makeComment();
    const input = about(id);
    const by = visitor();
    const filed = await Promise.all([fileNotice(by, input), fileNotice(by, input), fileNotice(by, input)]);
    expect(new Set(filed.map((one) => "reference" in one && one.reference)).size).toBe(1);
    expect(filed.filter((one) => "isNew" in one && one.isNew)).toHaveLength(1);
    expect(await reportsOn(id)).toBe(1);
    expect(await mailsTo(input.email)).toHaveLength(1);
    await db().execute(
      sql`UPDATE notices SET created_at = now() - interval '61 minutes' WHERE comment_id = ${id}`,
    );
    expect(await fileNotice(by, input)).toMatchObject({ isNew: true });
  });

  it("keeps somebody else's same words a case of their own", async () => {
    const id = await makeComment();
    const first = about(id);
    const one = await referenceOf(fileNotice(visitor(), first));
    const other = await referenceOf(fileNotice(visitor(), { ...first, email: "bo@example.org" }));
    expect(other).not.toBe(one);
    expect(await reportsOn(id)).toBe(2);
  });

  it("stops a flood from one address, and says when to come back", async () => {
    const id = await makeComment();
    const by = visitor();
    for (let sent = 0; sent < 20; sent++)
      expect(await fileNotice(by, about(id))).toMatchObject({ isNew: true });
    const refused = await fileNotice(by, about(id));
    expect(refused).toMatchObject({ problem: "too-often" });
    expect("retryAfter" in refused && refused.retryAfter).toBeGreaterThan(0);
    expect(await fileNotice(visitor(), about(id))).toMatchObject({ isNew: true });
  });

  it("fills nobody's mailbox with receipts, and takes the notices all the same", async () => {
    const id = await makeComment();
    const email = "viel@example.org";
    for (let sent = 0; sent < 8; sent++)
      expect(await fileNotice(visitor(), about(id, { email }))).toMatchObject({ isNew: true });
    expect(await mailsTo(email)).toHaveLength(6);
  });

  it("knows nothing of drafts and of what never was", async () => {
    const draft = await makeDraft();
    const missing = { problem: "not-found" };
    expect(await fileNotice(visitor(), about(0, { subject: { type: "article", id: draft } }))).toEqual(
      missing,
    );
    expect(await fileNotice(visitor(), about(999_999_999))).toEqual(missing);
  });
});

describe("fileAppeal", () => {
  const dismissed = async (age = "1 day") => {
    const input = about(await makeComment());
    const reference = await referenceOf(fileNotice(visitor(), input));
    await db().execute(sql`UPDATE notices SET state = 'dismissed', decision = 'Nein.',
      decided_at = now() - ${age}::interval WHERE reference = ${reference}`);
    return { reference, email: input.email };
  };
  const text = "Sie haben den zweiten Absatz übersehen.";

  it("takes one objection to a decision, and confirms it", async () => {
    const { reference, email } = await dismissed();
    expect(await fileAppeal(visitor(), { reference, text })).toEqual({ reference, isNew: true });
    expect(await fileAppeal(visitor(), { reference, text })).toEqual({ reference, isNew: false });
    expect(await fileAppeal(visitor(), { reference, text: "Und den dritten auch, bitte." })).toEqual({
      problem: "not-appealable",
    });
    expect(await findCase(reference)).toMatchObject({ appeal: { text, outcome: "open" } });
    expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual(["notice-receipt", "appeal-receipt"]);
    expect((await eventsOf(reference)).map(({ event }) => event)).toEqual(["received", "appealed"]);
  });

  it("refuses what is open, over, or no case", async () => {
    const open = await referenceOf(fileNotice(visitor(), about(await makeComment())));
    expect(await fileAppeal(visitor(), { reference: open, text })).toEqual({ problem: "not-appealable" });
    const { reference } = await dismissed("7 months");
    expect(await fileAppeal(visitor(), { reference, text })).toEqual({ problem: "not-appealable" });
    expect(await fileAppeal(visitor(), { reference: "M-2026-AAAA-AAAA-AAAA-AAAA", text })).toEqual({
      problem: "not-found",
    });
  });
});

describe("the case file", () => {
  it.each([
    sql`UPDATE case_events SET event = 'dismissed' WHERE id = (SELECT max(id) FROM case_events)`,
    sql`DELETE FROM case_events WHERE id = (SELECT max(id) FROM case_events)`,
    sql`DELETE FROM notices WHERE id = (SELECT max(notice_id) FROM case_events)`,
  ])("cannot be rewritten (%#)", async (statement) => {
    await fileNotice(visitor(), about(await makeComment()));
    const before = await db().execute(sql`SELECT id, event, detail FROM case_events ORDER BY id`);
    await expect(db().execute(statement)).rejects.toThrow();
    expect((await db().execute(sql`SELECT id, event, detail FROM case_events ORDER BY id`)).rows).toEqual(
      before.rows,
    );
  });
});
