import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "#db/client.ts";
import {
  listEndingRights,
  listLastPublished,
  listOwnWork,
  listTasks,
  readArticleWork,
} from "#db/overview.ts";
import { readReadingFigures } from "#db/reading-figures.ts";
import { makeLate } from "#db/testing/house.ts";
import { hoursAgo, makeDraft, makeLive, makeMedia } from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";

it("knows what waits, and what is late", async () => {
  const viewer = await makeViewer({ role: "editor" });
  const [review, approved, late, soon] = [
    await makeDraft(),
    await makeDraft(),
    await makeDraft(),
    await makeDraft(),
  ];
  await db().execute(
    sql`UPDATE articles SET state = 'review', submitted_by = ${viewer.userId}, submitted_at = now() WHERE id = ${review}`,
  );
  await db().execute(sql`UPDATE articles SET state = 'approved' WHERE id = ${approved}`);
  await makeLate(late, 5);
  await makeLate(soon, 0);
  const work = await readArticleWork(viewer);
  expect(work.review).toMatchObject({ count: 1, isMore: false, first: [{ id: review, by: viewer.name }] });
  expect(work.approved.first).toMatchObject([{ id: approved }]);
  expect(work.late).toMatchObject({ count: 1, first: [{ id: late }] });
});

it("knows a person's tasks and own work, and nobody else's", async () => {
  const [viewer, other] = [await makeViewer({ role: "author" }), await makeViewer({ role: "author" })];
  const [mine, watched, done] = [await makeDraft(), await makeDraft(), await makeLive()];
  await db().execute(sql`UPDATE articles SET created_by = ${viewer.userId} WHERE id IN (${mine}, ${done})`);
  await db().execute(
    sql`UPDATE articles SET assigned_to = ${viewer.userId}, planned_for = '2026-01-02' WHERE id IN (${watched}, ${done})`,
  );
  await db().execute(sql`INSERT INTO article_notes (article_id, text, assigned_to, due_at, done_at) VALUES
    (${done}, 'Bild besorgen', ${viewer.userId}, '2026-01-01', NULL),
    (${done}, 'Erledigt', ${viewer.userId}, '2025-01-01', now())`);
  expect(await listTasks(viewer)).toMatchObject([
    { articleId: done, text: "Bild besorgen" },
    { articleId: watched, text: null },
  ]);
  expect(await listOwnWork(viewer)).toMatchObject([{ id: mine, state: "draft" }]);
  expect([await listTasks(other), await listOwnWork(other)]).toEqual([[], []]);
});

it("warns of rights that end within two weeks", async () => {
  const viewer = await makeViewer({ role: "editor" });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const soon = await makeMedia({ rights_expire_at: inDays(13) });
  await makeMedia({ rights_expire_at: inDays(15) });
  await makeMedia({ rights_expire_at: inDays(-1) });
  expect((await listEndingRights(viewer)).map(({ id }) => id)).toEqual([soon]);
});

it("counts what is read by the portal's days, a day without readers too", async () => {
  const viewer = await makeViewer({ role: "author" });
  const [often, seldom] = [await makeLive({}, { publishedAt: hoursAgo(2) }), await makeLive()];
  await db().execute(sql`INSERT INTO page_views (day, article_id, views)
    SELECT (now() AT TIME ZONE 'Europe/Berlin')::date - d, a, v
    FROM (VALUES (0, ${often}::bigint, 7), (0, ${seldom}::bigint, 2), (3, ${seldom}::bigint, 9), (20, ${often}::bigint, 99)) x(d, a, v)`);
  const { days, today, week } = await readReadingFigures(viewer);
  expect(days.map(({ views }) => views)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 9]);
  expect(today.map(({ id, views }) => [id, views])).toEqual([
    [often, 7],
    [seldom, 2],
  ]);
  expect(week.map(({ id, views }) => [id, views])).toEqual([
    [seldom, 11],
    [often, 7],
  ]);
  expect((await listLastPublished(viewer)).some(({ id }) => id === often)).toBe(true);
});
