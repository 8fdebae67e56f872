import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { answerAppeal } from "#db/appeal-answers.ts";
import { fileAppeal } from "#db/appeals.ts";
import { getCaseFile } from "#db/case-desk.ts";
import { db } from "#db/client.ts";
import { decideComment, undoDecision } from "#db/comment-decisions.ts";
import { decideNotice } from "#db/notice-decisions.ts";
import { restrictPerson } from "#db/restrictions.ts";
import { makeComment, openCase, visitor } from "#db/testing/cases.ts";
import { makeModerator, makePerson } from "#db/testing/people.ts";
import { makeLive } from "#db/testing/rows.ts";
import { listTransparencyYears } from "#db/transparency.ts";

it("counts what was reported, decided and objected to, in the year in which it was here", async () => {
  expect(await listTransparencyYears()).toEqual([]);
  const moderator = await makeModerator();
  const articleId = await makeLive();
  const grounds = { clause: "insult", reason: "So nicht." } as const;
  const cases = [];
  for (let i = 0; i < 4; i++) cases.push(await openCase(await makeComment(articleId)));
  const [one, two, three] = cases.map(({ noticeId }) => noticeId);
  await decideNotice(moderator, { noticeId: one ?? 0, to: "upheld", decision: "Ja.", grounds });
  await decideNotice(moderator, { noticeId: two ?? 0, to: "dismissed", decision: "Nein." });
  await decideNotice(moderator, { noticeId: three ?? 0, to: "dismissed", decision: "Nein." });
  await db().execute(
    sql`UPDATE notices SET created_at = decided_at - interval '3 hours' WHERE state <> 'open'`,
  );
  const reference = cases[1]?.reference ?? "";
  await fileAppeal(visitor(), { reference, text: "Sie haben etwas übersehen." });
  const appealId = (await getCaseFile(reference))?.appealId ?? 0;
  await answerAppeal(moderator, { appealId, outcome: "confirmed", answer: "Es bleibt dabei." });
  const commentId = await makeComment(articleId, { state: "pending" });
  await decideComment(moderator, { commentId, to: "spam" });
  await undoDecision(moderator, commentId);
  await restrictPerson(moderator, { userId: await makePerson(), kind: "warning", ...grounds });

  const [year, ...others] = await listTransparencyYears();
  expect(others).toEqual([]);
  expect(year).toMatchObject({
    notices: [{ reason: "law:defamation", open: 1, upheld: 1, dismissed: 2 }],
    medianHours: 3,
    comments: { approved: 4, spam: 0, rejected: [{ clause: "insult", count: 1 }] },
    automated: { detections: 0, decisions: 0 },
    appeals: { open: 0, reversed: 0, confirmed: 1 },
    restrictions: [{ kind: "warning", count: 1 }],
  });
  await db().execute(sql`INSERT INTO comment_decisions (comment_id, from_state, to_state, automated)
    VALUES (${commentId}, 'pending', 'spam', true)`);
  expect((await listTransparencyYears())[0]).toMatchObject({
    comments: { spam: 1 },
    automated: { decisions: 1 },
  });
  // New Year's Eve in Berlin, an hour before it is over, is the new year in no zone of the house's.
  await db().execute(
    sql`UPDATE notices SET created_at = '2024-12-31 22:30Z', decided_at = '2024-12-31 23:30Z' WHERE id = ${one}`,
  );
  expect((await listTransparencyYears()).map(({ year }) => year)).toEqual([year?.year, 2024]);
  await db().execute(sql`UPDATE notices SET created_at = '2024-12-31 23:30Z' WHERE id = ${one}`);
  expect((await listTransparencyYears()).map(({ year }) => year)).toEqual([year?.year, 2025]);
});
