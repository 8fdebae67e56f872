import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { executeDeletions, type Keep, requestDeletion } from "#db/account-deletion.ts";
import { exportAccount } from "#db/account-export.ts";
import { db } from "#db/client.ts";
import { addComment } from "#db/comment-writes.ts";
import { requestEmailChange } from "#db/email-change.ts";
import { openSession } from "#db/sessions.ts";
import { requestSignIn } from "#db/sign-in.ts";
import { change, told } from "#db/testing/heard.ts";
import { placesOf } from "#db/testing/places-of.ts";
import { fresh, hoursAgo, makeLive, operator } from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import { renameViewer } from "#db/users.ts";
import { grantSystem, grantVisitor } from "#lib/grant.ts";

const system = grantSystem("test");

/** Somebody who has left traces wherever one can. */
async function makeBusy(word: string) {
  const email = `${word}@reader.example`;
  const viewer = await makeViewer({ name: `${word} Igel`, email });
  const { userId } = viewer;
  const articleId = await makeLive();
  const common = { articleId, authorName: viewer.name, state: "approved" as const, createdAt: hoursAgo(1) };
  const own = await addComment(operator, { ...common, parentId: null, body: `Ein Satz von ${word}.` });
  const answer = await addComment(operator, {
    ...common,
    authorName: "Dachs",
    parentId: own,
    body: "Eine Antwort.",
  });
  const hidden = { ...common, state: "rejected" as const, parentId: null, body: `Pöbelei von ${word}` };
  const rejected = await addComment(operator, hidden);
  await db().execute(sql`UPDATE comments SET user_id = ${userId} WHERE id IN (${own}, ${rejected})`);
  await db().execute(sql`
    INSERT INTO comment_verdicts (comment_id, phase, verdict, reason) VALUES (${own}, 'words', 'hold', ${word})`);
  await db().execute(
    sql`UPDATE comment_decisions SET note = ${`${word} mal wieder`} WHERE comment_id = ${rejected}`,
  );
  await openSession(system, { userId, device: "Firefox, Linux", seconds: 60 });
  await requestSignIn(grantVisitor(fresh("place")), { email, onward: { next: "/", continue: "" } });
  await requestEmailChange(viewer, `neu-${word}@reader.example`);
  expect(await renameViewer(viewer, `${word} Dachs`)).toBeNull();
  await db().execute(sql`
    WITH s AS (INSERT INTO subscribers (email, user_id, secret) VALUES (${email}, ${userId}, ${word}) RETURNING id)
    INSERT INTO consents (email, subscriber_id, event, list, wording_version, wording_hash)
    SELECT ${email}, s.id, 'confirmed', 'alerts', 1, 'x' FROM s`);
  await db().execute(sql`
    INSERT INTO notices (reference, url, reason, reporter_name, reporter_email, reporter_id)
    VALUES (${fresh("N")}, '/x', 'insult', ${`${word} Igel`}, ${email}, ${userId})`);
  await db().execute(sql`
    INSERT INTO moderator_notes (user_id, text) VALUES (${userId}, ${`${word} schreibt viel`})`);
  return { viewer, articleId, own, answer, rejected, email };
}

const leave = async ({ viewer }: Awaited<ReturnType<typeof makeBusy>>, keep: Keep) => {
  await requestDeletion(viewer, keep);
  await db().execute(sql`
    UPDATE users SET deletion_requested_at = now() - interval '8 days' WHERE id = ${viewer.userId}`);
};

/** As the worker does; the next run takes its address away. */
async function sendLastMail(word: string): Promise<void> {
  await db().execute(sql`
    UPDATE deliveries SET sent_at = now(), payload = '{}' WHERE to_address = ${`${word}@reader.example`}`);
  await executeDeletions(system);
}

describe("a deletion", () => {
  it("waits seven days, and is called off by signing in", async () => {
    const person = await makeBusy("wartend");
    const at = await requestDeletion(person.viewer, "nothing");
    expect(Math.round(((at?.getTime() ?? 0) - Date.now()) / 86_400_000)).toBe(7);
    expect(await executeDeletions(system)).toBe(0);
    expect(await placesOf("wartend")).toContain("public.users.email");
    await leave(person, "nothing");
    await openSession(system, { userId: person.viewer.userId, device: "", seconds: 60 });
    expect(await executeDeletions(system)).toBe(0);
    expect(await placesOf("wartend")).toContain("public.users.email");
  });

  it("does not take the only admin away", async () => {
    const admin = await makeViewer({ role: "admin" });
    expect(await requestDeletion(admin, "nothing")).toBeNull();
    await makeViewer({ role: "admin" });
    expect(await requestDeletion(admin, "nothing")).not.toBeNull();
  });

  it("leaves no trace of name or address in any table; comments stay without a name", async () => {
    const person = await makeBusy("xanthippe");
    expect((await placesOf("xanthippe")).length).toBeGreaterThan(8);
    await leave(person, "comments-anonymised");
    expect(await told(() => executeDeletions(system))).toEqual(
      change({ gone: [`comments:${person.articleId}`, "list:comments"] }),
    );
    await sendLastMail("xanthippe");
    // What somebody wrote themselves stays, as they chose.
    expect(await placesOf("xanthippe")).toEqual(["public.comments.body"]);
    const { rows } = await db().execute(sql`
      SELECT state, author_name AS name, user_id AS "userId" FROM comments WHERE id = ${person.own}`);
    expect(rows).toEqual([{ state: "approved", name: null, userId: null }]);
    const { rows: texts } = await db().execute(sql`SELECT body FROM comments WHERE id = ${person.rejected}`);
    expect(texts).toEqual([{ body: "–" }]);
  });

  it("removes comments where that was asked for, and leaves the answers standing", async () => {
    const person = await makeBusy("kassiopeia");
    await leave(person, "nothing");
    expect(await executeDeletions(system)).toBe(1);
    expect(await placesOf("kassiopeia")).toEqual(["public.deliveries.to_address"]);
    await sendLastMail("kassiopeia");
    expect(await placesOf("kassiopeia")).toEqual([]);
    const { rows } = await db().execute(sql`
      SELECT id, state FROM comments WHERE article_id = ${person.articleId} ORDER BY id`);
    expect(rows).toEqual([
      { id: person.own, state: "withdrawn" },
      { id: person.answer, state: "approved" },
      { id: person.rejected, state: "withdrawn" },
    ]);
    const { rows: counts } = await db().execute(sql`
      SELECT comment_count AS n FROM articles WHERE id = ${person.articleId}`);
    expect(counts).toEqual([{ n: 1 }]);
  });
});

describe("an export", () => {
  it("has everything about somebody, and nothing about anybody else", async () => {
    const person = await makeBusy("penelope");
    const other = await makeBusy("odysseus");
    const parts = await exportAccount(person.viewer);
    for (const name of ["account", "sessions", "comments", "mails", "consents", "notices", "moderator_notes"])
      expect(parts[name]?.length, name).toBeGreaterThan(0);
    const text = JSON.stringify(parts);
    expect(text).toContain(person.email);
    expect(text).not.toContain("odysseus");
    expect(text).not.toMatch(/hash"|sealed|secret"/);
    expect(JSON.stringify(await exportAccount(other.viewer))).not.toContain("penelope");
  });
});
