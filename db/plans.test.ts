import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import {
  listArchiveMonths,
  listAuthor,
  listLatest,
  listMonth,
  listMostRead,
  listSection,
  listStory,
  listTopic,
} from "#db/article-lists.ts";
import { getArticle } from "#db/articles.ts";
import { listAudit } from "#db/audit-list.ts";
import { db } from "#db/client.ts";
import { getDiscussion } from "#db/comments.ts";
import { listCorrections } from "#db/correction-lists.ts";
import { listDue } from "#db/due.ts";
import { getFrontPage } from "#db/front-page.ts";
import { listArticleNotes, listForMe } from "#db/note-lists.ts";
import {
  listEndingRights,
  listLastPublished,
  listOwnWork,
  listTasks,
  readArticleWork,
} from "#db/overview.ts";
import { listBoard } from "#db/plan-board.ts";
import { countPublished, listPlanned } from "#db/plan-calendar.ts";
import { readReadingFigures } from "#db/reading-figures.ts";
import { findRedirect } from "#db/redirects.ts";
import { listRelated } from "#db/related.ts";
import { listRelatedOffers, readRelatedDesk } from "#db/related-lines.ts";
import { refreshRelated } from "#db/related-refresh.ts";
import { readShown } from "#db/shown-articles.ts";
import { getSite } from "#db/site.ts";
import { getStory } from "#db/stories.ts";
import { DRAFTS, makeMany, stepsOf } from "#db/testing/plans.ts";
import { operator } from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import { getTopic, listBusyTopics } from "#db/topics.ts";
import { grantViewer, grantWriter } from "#lib/grant.ts";
import { parseBoardFilter } from "#lib/plan-board.ts";
import type { Writer } from "#lib/proof.ts";

const writer = grantWriter(
  grantViewer({ userId: 1, name: "Mara", role: "author", sessionId: "", addressKey: "" }),
) as Writer;
const day = 86_400_000;
const today = { from: new Date(Date.now() - day), to: new Date() };
const month = { from: new Date(Date.now() - 30 * day), to: new Date(Date.now() + 12 * day) };

import { WHOLE_LOG } from "#lib/audit-filter.ts";

const ARTICLES = 20_000;
/**
 * The deepest page of two sections takes a thousand rows of each; where a section is a quarter of the paper the
 * planner may rather step over the others' rows. Never the whole table.
 */
const BOUND = 9000;
/** Tables that grow with the articles. The others fit on a page of memory and are rightly read whole. */
const GROWING = [
  "articles",
  "article_authors",
  "article_topics",
  "comments",
  "article_traits",
  "article_words",
  "related_articles",
  "lexemes",
  "corrections",
  "article_notes",
  "media",
];

describe(`with ${ARTICLES} articles nothing is read whole and nothing large is sorted`, () => {
  beforeAll(() => makeMany(ARTICLES), 120_000);

  it.each<[string, () => Promise<unknown>]>([
    ["an article", () => getArticle("s3", "a10")],
    ["an article that is not there", () => getArticle("s3", "nothing")],
    ["latest, first page", () => listLatest(1)],
    ["latest, last page", () => listLatest(50)],
    ["a section with sub-sections", () => listSection([1, 2], 1)],
    ["a section, last page", () => listSection([1, 2], 50)],
    ["a topic", () => listTopic(3, 1)],
    ["a topic, deep", () => listTopic(3, 19)],
    ["a running story", () => listStory(11, 1)],
    ["a running story, deep and from its beginning", () => listStory(11, 9, { fromStart: true })],
    ["a running story's head", () => getStory("st11")],
    ["an author", () => listAuthor(3, 1)],
    ["an author, deep", () => listAuthor(3, 49)],
    ["a month", () => listMonth(new Date().getUTCFullYear() - 1, 3, 1)],
    ["the months", () => listArchiveMonths()],
    ["most read", () => listMostRead()],
    ["related news", () => listRelated(5000)],
    ["related news where none is known", () => listRelated(ARTICLES - 1)],
    ["related news at the desk", () => readRelatedDesk(5000)],
    ["articles to put under another", () => listRelatedOffers(5000, "Titel 50")],
    ["comments", () => getDiscussion(7)],
    ["later comments", () => getDiscussion(7, { after: 7 })],
    ["a topic's head", () => getTopic("t3")],
    ["busy topics", () => listBusyTopics(12)],
    ["corrections", () => listCorrections(1)],
    ["corrections, last page", () => listCorrections(50)],
    ["the planning board", () => listBoard(parseBoardFilter({}), { writer, today })],
    ["a section's planning board", () => listBoard(parseBoardFilter({ section: "2" }), { writer, today })],
    [
      "a column of the planning board, further on",
      () => listBoard(parseBoardFilter({ column: "draft", after: "20700" }), { writer, today }),
    ],
    ["a month of the calendar", () => listPlanned(month, { writer })],
    ["what came out in a month", () => countPublished(month)],
    ["notes for somebody", () => listForMe(writer)],
    ["an article's notes", () => listArticleNotes(7)],
    ["a redirect", () => findRedirect("/old")],
    ["what is due", () => listDue(new Date(Date.now() - 5000))],
    ["what was due in a whole day", () => listDue(new Date(Date.now() - 86_400_000))],
    ["where an article stands", () => readShown(db(), [5000])],
    ["the site", () => getSite()],
    ["the front page", async () => getFrontPage(await getSite())],
  ])("%s", async (_, read) => {
    const steps = await stepsOf(read);
    const whole = steps.filter(({ kind, table }) => kind === "Seq Scan" && GROWING.includes(table));
    expect(whole).toEqual([]);
    expect(steps.filter(({ rows }) => rows > BOUND)).toEqual([]);
  });

  it("the newsroom's overview looks at what is in work", async () => {
    const viewer = await makeViewer({ role: "editor" });
    for (const read of [
      () => readArticleWork(viewer),
      () => listTasks(viewer),
      () => listOwnWork(viewer),
      () => listEndingRights(viewer),
      () => listLastPublished(viewer),
      () => readReadingFigures(viewer),
    ]) {
      const steps = await stepsOf(read);
      expect(steps.filter(({ kind, table }) => kind === "Seq Scan" && GROWING.includes(table))).toEqual([]);
      expect(steps.filter(({ rows }) => rows > BOUND)).toEqual([]);
    }
  });

  it("a long log is read where it is asked for", async () => {
    await db().execute(sql`INSERT INTO audit_log (at, actor_id, actor_name, action, subject, subject_id)
      SELECT now() - g * interval '1 minute', NULL, 'x', 'a' || g % 20, 's' || g % 20, g
      FROM generate_series(1, 50000) g`);
    await db().execute(sql`ANALYZE audit_log`);
    const before = 40_000;
    const narrowed: Partial<typeof WHOLE_LOG>[] = [
      {},
      { person: 7 },
      { person: 0 },
      { subject: "s3" },
      { subject: "s3", subjectId: 3 },
      { action: "a4" },
      { from: "2020-01-01", to: new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10) },
    ];
    for (const filter of narrowed) {
      const steps = await stepsOf(() => listAudit({ filter: { ...WHOLE_LOG, ...filter }, before }));
      expect(steps.filter(({ kind, table }) => kind === "Seq Scan" && table === "audit_log")).toEqual([]);
      expect(steps.filter(({ rows }) => rows > BOUND)).toEqual([]);
    }
  });

  it("would notice a list without an index", async () => {
    const steps = await stepsOf(() =>
      db().execute(sql`SELECT a.id FROM articles a ORDER BY a.title LIMIT 20`),
    );
    expect(steps).toContainEqual({ kind: "Seq Scan", table: "articles", rows: ARTICLES + DRAFTS });
  });

  it("a publication's related news read a bounded part", async () => {
    const started = performance.now();
    await refreshRelated(operator, [77]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
