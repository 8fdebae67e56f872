import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  getAccount,
  listDevices,
  listOwnRestrictions,
  revokeOtherSessions,
  saveReplyMails,
} from "#db/account.ts";
import { db } from "#db/client.ts";
import { addComment } from "#db/comment-writes.ts";
import { confirmEmailChange, isEmailChangeLink, requestEmailChange } from "#db/email-change.ts";
import { checkProof, requestProof } from "#db/fresh-proof.ts";
import { listOwnComments } from "#db/own-comments.ts";
import { openSession, revokeSession } from "#db/sessions.ts";
import { lastMail, tokenIn } from "#db/testing/mail-read.ts";
import { fresh, hoursAgo, makeLive, operator } from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import { grantSystem, grantViewer, grantVisitor } from "#lib/grant.ts";
import type { Viewer } from "#lib/proof.ts";

const visitor = grantVisitor("place");
const open = (userId: number, device: string) =>
  openSession(grantSystem("test"), { userId, device, seconds: 60 });
const emailOf = async (viewer: Viewer) => (await getAccount(viewer)).email;

describe("devices", () => {
  it("are one's own, and end one by one or all others at once", async () => {
    const [person, other] = [await makeViewer(), await makeViewer()];
    const [a, b, c] = [
      await open(person.userId, "A"),
      await open(person.userId, "B"),
      await open(person.userId, "C"),
    ];
    const foreign = await open(other.userId, "D");
    const viewer = grantViewer({ ...person, sessionId: a.id });
    await revokeSession(viewer, foreign.id);
    expect(await listDevices(other)).toHaveLength(1);
    await revokeSession(viewer, b.id);
    expect((await listDevices(viewer)).map(({ id }) => id).toSorted()).toEqual([a.id, c.id].toSorted());
    await revokeOtherSessions(viewer);
    expect((await listDevices(viewer)).map(({ id }) => id)).toEqual([a.id]);
    expect(await listDevices(other)).toHaveLength(1);
  });
});

describe("a change of address", () => {
  async function begin() {
    const viewer = await makeViewer();
    const [before, after] = [await emailOf(viewer), `${fresh("neu")}@reader.example`];
    expect(await requestEmailChange(viewer, after)).toBeNull();
    const old = tokenIn((await lastMail(before, "email-change-old")).path);
    const fresher = tokenIn((await lastMail(after, "email-change-new")).path);
    return { viewer, before, after, old, fresher };
  }

  it.each(["old first", "new first"])("needs both ends: %s", async (order) => {
    const { viewer, before, after, old, fresher } = await begin();
    const [one, two] = order === "old first" ? [old, fresher] : [fresher, old];
    expect(await confirmEmailChange(visitor, one)).toBe("waiting");
    expect(await emailOf(viewer)).toBe(before);
    expect(await isEmailChangeLink(one)).toBe(false);
    expect(await confirmEmailChange(visitor, one)).toBe("over");
    expect(await confirmEmailChange(visitor, two)).toBe("done");
    expect(await emailOf(viewer)).toBe(after);
  });

  it("is done when both press at the same moment", async () => {
    const { viewer, after, old, fresher } = await begin();
    const states = await Promise.all([old, fresher].map((token) => confirmEmailChange(visitor, token)));
    expect(states.toSorted()).toEqual(["done", "waiting"]);
    expect(await emailOf(viewer)).toBe(after);
  });

  it("takes nobody's address away, and does not tell before the end that it is somebody's", async () => {
    const { viewer, before, after, old, fresher } = await begin();
    await makeViewer({ email: after });
    expect(await confirmEmailChange(visitor, old)).toBe("waiting");
    expect(await confirmEmailChange(visitor, fresher)).toBe("taken");
    expect(await emailOf(viewer)).toBe(before);
  });

  it("forgets an earlier wish", async () => {
    const { viewer, old, fresher } = await begin();
    await requestEmailChange(viewer, `${fresh("doch")}@reader.example`);
    expect(await confirmEmailChange(visitor, old)).toBe("over");
    expect(await confirmEmailChange(visitor, fresher)).toBe("over");
  });
});

describe("own comments", () => {
  it("are paged, each with its state and the reason for it", async () => {
    const viewer = await makeViewer();
    const articleId = await makeLive();
    const ids: number[] = [];
    for (let i = 0; i < 25; i++)
      ids.push(
        await addComment(operator, {
          articleId,
          parentId: null,
          authorName: viewer.name,
          body: `Satz ${i}`,
          state: i === 24 ? "rejected" : "pending",
          createdAt: hoursAgo(30 - i),
        }),
      );
    await db().execute(sql`UPDATE comments SET user_id = ${viewer.userId} WHERE article_id = ${articleId}`);
    await db().execute(
      sql`UPDATE comment_decisions SET reason = 'Geht nicht zur Sache.' WHERE comment_id = ${ids[24]}`,
    );
    const first = await listOwnComments(viewer, null);
    expect(first.comments[0]).toMatchObject({ state: "rejected", reason: "Geht nicht zur Sache." });
    const second = await listOwnComments(viewer, first.next);
    expect([...first.comments, ...second.comments].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(second.next).toBeNull();
    expect((await listOwnComments(await makeViewer(), null)).comments).toEqual([]);
    expect((await listOwnComments(await makeViewer(), ids[0] ?? 0)).comments).toEqual([]);
  });
});

it("restrictions that hold are shown with their reason; reply mails are on or off", async () => {
  const viewer = await makeViewer();
  await db().execute(sql`INSERT INTO restrictions (user_id, kind, reason, ends_at, lifted_at) VALUES
    (${viewer.userId}, 'suspension', 'Ton', now() + interval '1 day', NULL),
    (${viewer.userId}, 'warning', 'vorbei', now() - interval '1 day', NULL),
    (${viewer.userId}, 'ban', 'aufgehoben', NULL, now())`);
  expect(await listOwnRestrictions(viewer)).toMatchObject([{ kind: "suspension", reason: "Ton" }]);
  await saveReplyMails(viewer, true);
  expect(await getAccount(viewer)).toMatchObject({ replyMails: true, renameFrom: null });
});

it("a fresh proof is a code to one's own address, with five tries", async () => {
  const viewer = await makeViewer();
  expect(await requestProof(viewer, "export")).toBeNull();
  const { code } = await lastMail(await emailOf(viewer), "sign-in");
  const wrong = code === "000000" ? "000001" : "000000";
  expect(await checkProof(viewer, wrong)).toEqual({ triesLeft: 4 });
  expect(await checkProof(await makeViewer(), code)).toEqual({ triesLeft: 0 });
  expect(await checkProof(viewer, code)).toBeNull();
  expect(await checkProof(viewer, code)).toEqual({ triesLeft: 0 });
});
