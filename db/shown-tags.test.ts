import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
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
import { updateArticle } from "#db/article-writes.ts";
import { getArticle } from "#db/articles.ts";
import { getAuthor, saveAuthor } from "#db/authors.ts";
import { getCardSubject } from "#db/cards.ts";
import { findChosen, findChosenFeed } from "#db/chosen-feed.ts";
import { db } from "#db/client.ts";
import { getDiscussion } from "#db/comments.ts";
import { listCorrectionFeed, listCorrections } from "#db/correction-lists.ts";
import { addCorrection } from "#db/corrections.ts";
import { getCountingMark } from "#db/counting-marks.ts";
import {
  listAllCommentsFeed,
  listAuthorFeed,
  listCommentFeed,
  listFeed,
  listSectionFeed,
  listStoryFeed,
  listTopicFeed,
} from "#db/feeds.ts";
import { getFrontPage } from "#db/front-page.ts";
import { getLiveBlog } from "#db/live-entries.ts";
import { countNews, listNewsSitemap } from "#db/news-sitemap.ts";
import { getIssue, listIssues } from "#db/newsletter-archive.ts";
import { savePage } from "#db/page-writes.ts";
import { getPage, listOtherPages } from "#db/pages.ts";
import { findBanner, listPromotions } from "#db/promos.ts";
import { findRedirect } from "#db/redirects.ts";
import { listRelated } from "#db/related.ts";
import { searchArticles } from "#db/search.ts";
import { getSection } from "#db/sections.ts";
import { getSite } from "#db/site.ts";
import { listSitemapArticles, listSitemapMonths, listSitemapPlaces } from "#db/sitemap.ts";
import { getStory, saveStory } from "#db/stories.ts";
import { suggest } from "#db/suggestions.ts";
import { tagsOf } from "#db/testing/heard.ts";
import { addressOf, hoursAgo, makeLive, makeSection, operator, paragraphs } from "#db/testing/rows.ts";
import { getTopic, saveTopic } from "#db/topics.ts";
import { listTransparencyYears } from "#db/transparency.ts";
import { isShared } from "#lib/reader-routes.ts";
import { NO_SEARCH } from "#lib/search/search.ts";

/** One article in everything, one before it in the same story, one in a section beneath. */
let parent = 0;
let child = 0;
let topic = 0;
let author = 0;
let page = 0;
let story = 0;
let issue = 0;
let first = 0;
let second = 0;
let third = 0;
const published = new Date("2026-03-15T12:00:00Z");

beforeAll(async () => {
  parent = await makeSection({ slug: "politik", name: "Politik" });
  child = await makeSection({ slug: "europa", name: "Europa", parentId: parent });
  topic = await saveTopic(operator, { slug: "wahl", name: "Wahl" });
  author = await saveAuthor(operator, { slug: "ada", name: "Ada" });
  page = await savePage(operator, {
    slug: "about",
    title: "Über uns",
    state: "live",
    body: paragraphs("Wir."),
  });
  const storyId = await saveStory(operator, { slug: "lauf", title: "Lauf" });
  story = storyId;
  const links = { topicIds: [topic], authors: [{ authorId: author }], storyId };
  const at = (hours: number) => new Date(published.getTime() + hours * 3_600_000);
  first = await makeLive({ sectionId: parent, ...links }, { publishedAt: at(0) });
  second = await makeLive({ sectionId: parent, slug: "zweite", ...links }, { publishedAt: at(1) });
  third = await makeLive({ sectionId: child, storyId }, { publishedAt: at(2) });
  await addCorrection(operator, { articleId: second, kind: "update", text: "Und noch etwas." });
  const items = JSON.stringify([second, third].map((articleId) => ({ articleId, line: "" })));
  const made = await db().execute<{ id: number }>(sql`
    INSERT INTO newsletter_issues (slug, subject, items, state, sent_at)
    VALUES ('ausgabe', 'Ausgabe', ${items}::jsonb, 'sent', now()) RETURNING id`);
  issue = made.rows[0]?.id ?? 0;
  await db().execute(sql`INSERT INTO page_views (day, article_id, views) VALUES (current_date, ${third}, 3)`);
});

const teasers = (...ids: number[]) => ids.map((id) => `teaser:${id}`);
/** The ids are known when the test runs, not when the table is made. */
type Reading = [name: string, read: () => Promise<unknown>, shows: () => string[]];

const table: Reading[] = [
  ["getSite", () => getSite(), () => ["site"]],
  [
    "getArticle",
    () => getArticle("politik", "zweite"),
    () => [`article:${second}`, ...teasers(first, third)],
  ],
  ["getArticle", () => getArticle("politik", "nichts"), () => ["missing"]],
  ["getDiscussion", () => getDiscussion(second), () => [`comments:${second}`]],
  ["getCountingMark", () => getCountingMark(second), () => [`article:${second}`]],
  ["getLiveBlog", () => getLiveBlog(second, null), () => [`article:${second}`]],
  ["listCommentFeed", () => listCommentFeed(second), () => [`comments:${second}`]],
  ["listRelated", () => listRelated(second), () => [`section:${parent}`, ...teasers(first)]],
  ["listPromotions", () => listPromotions({}), () => ["promotions"]],
  ["findBanner", () => findBanner({}), () => ["promotions"]],
  [
    "getFrontPage",
    async () => getFrontPage(await getSite()),
    () => ["site", "list:front", "list:most-read", "list:topics", ...teasers(first, second, third)],
  ],
  ["listLatest", () => listLatest(1), () => ["list:latest", ...teasers(first, second, third)]],
  ["listLatest", () => listLatest(9), () => ["list:latest"]],
  [
    "listSection",
    () => listSection([parent, child], 1),
    () => [`section:${parent}`, ...teasers(first, second, third)],
  ],
  ["listTopic", () => listTopic(topic, 1), () => [`topic:${topic}`, ...teasers(first, second)]],
  ["listStory", () => listStory(story, 1), () => [`story:${story}`, ...teasers(first, second, third)]],
  ["listAuthor", () => listAuthor(author, 1), () => [`author:${author}`, ...teasers(first, second)]],
  ["listMonth", () => listMonth(2026, 3, 1), () => ["list:archive", ...teasers(first, second, third)]],
  ["listArchiveMonths", () => listArchiveMonths(), () => ["list:archive"]],
  ["listMostRead", () => listMostRead(), () => ["list:most-read", ...teasers(third)]],
  [
    "findChosenFeed",
    () =>
      findChosenFeed({ section: [], topic: [{ id: topic, slug: "", name: "" }], author: [], story: [] }, ""),
    () => ["list:latest", ...teasers(first, second)],
  ],
  [
    "findChosen",
    () => findChosen({ section: ["politik"], topic: [], author: [], story: [], q: "" }),
    () => ["missing", `section:${parent}`],
  ],
  // Holds a minute besides: a word that comes out begins something that nobody could name.
  ["suggest", () => suggest("Wahl"), () => [`topic:${topic}`]],
  [
    "searchArticles",
    () => searchArticles({ ...NO_SEARCH, words: "Satz", sort: "newest" }),
    () => ["list:latest", ...teasers(first, second, third)],
  ],
  ["listAllCommentsFeed", () => listAllCommentsFeed(), () => ["list:comments"]],
  ["listFeed", () => listFeed(), () => ["list:latest", ...teasers(first, second, third)]],
  [
    "listSectionFeed",
    () => listSectionFeed([parent, child]),
    () => [`section:${parent}`, ...teasers(first, second, third)],
  ],
  ["listTopicFeed", () => listTopicFeed(topic), () => [`topic:${topic}`, ...teasers(first, second)]],
  ["listStoryFeed", () => listStoryFeed(story), () => [`story:${story}`, ...teasers(first, second, third)]],
  ["listAuthorFeed", () => listAuthorFeed(author), () => [`author:${author}`, ...teasers(first, second)]],
  ["getSection", () => getSection("politik"), () => [`section:${parent}`]],
  ["getSection", () => getSection("nichts"), () => ["site"]],
  ["getTopic", () => getTopic("wahl"), () => [`topic:${topic}`]],
  ["getTopic", () => getTopic("nichts"), () => ["missing"]],
  ["getStory", () => getStory("lauf"), () => [`story:${story}`]],
  ["getStory", () => getStory("nichts"), () => ["missing"]],
  ["getAuthor", () => getAuthor("ada"), () => [`author:${author}`]],
  ["getAuthor", () => getAuthor("nichts"), () => ["missing"]],
  ["getPage", () => getPage("about"), () => [`page:${page}`]],
  ["getPage", () => getPage("nichts"), () => ["missing"]],
  ["listOtherPages", () => listOtherPages(), () => ["site", "list:sitemap"]],
  ["listCorrections", () => listCorrections(1), () => ["list:corrections", ...teasers(second)]],
  ["listCorrectionFeed", () => listCorrectionFeed(), () => ["list:corrections", ...teasers(second)]],
  ["listIssues", () => listIssues(1), () => ["list:newsletter"]],
  ["getIssue", () => getIssue("ausgabe"), () => [`issue:${issue}`, ...teasers(second, third)]],
  ["getIssue", () => getIssue("nichts"), () => ["missing"]],
  ["listSitemapMonths", () => listSitemapMonths(), () => ["list:sitemap"]],
  [
    "listSitemapArticles",
    () => listSitemapArticles({ year: 2026, month: 3, file: 1 }),
    () => ["list:sitemap"],
  ],
  ["listSitemapPlaces", () => listSitemapPlaces(1), () => ["list:newsletter", "list:sitemap", "list:topics"]],
  ["countNews", () => countNews(), () => ["list:latest", "list:sitemap"]],
  ["listNewsSitemap", () => listNewsSitemap(), () => ["list:latest", "list:sitemap"]],
  ["getCardSubject", () => getCardSubject({ kind: "article", id: second }), () => [`article:${second}`]],
  ["getCardSubject", () => getCardSubject({ kind: "topic", id: 999_999 }), () => ["topic:999999"]],
  ["findRedirect", () => findRedirect("/nichts"), () => ["missing"]],
  ["listTransparencyYears", () => listTransparencyYears(), () => ["transparency"]],
];

describe("an answer names what it shows", () => {
  it.each(table)("%s", async (_, read, shows) => {
    expect(await tagsOf(read)).toEqual(shows().sort());
  });

  it("a topic that was merged names the one that took its place", async () => {
    const old = await saveTopic(operator, { slug: "wahlen", name: "Wahlen" });
    await db().execute(sql`UPDATE topics SET merged_into = ${topic} WHERE id = ${old}`);
    expect(await tagsOf(() => getTopic("wahlen"))).toEqual(["missing", `topic:${topic}`]);
  });

  it("an old address names the article that it leads to", async () => {
    const id = await makeLive({ slug: "alt" });
    const old = `/${(await addressOf(id)).join("/")}`;
    await updateArticle(operator, id, { changes: { slug: "neu" }, substantive: false });
    expect(await tagsOf(() => findRedirect(old))).toEqual([`article:${id}`, "missing"]);
  });

  it("related news name the section only where its newest fill them up", async () => {
    const sectionId = await makeSection();
    const ids: number[] = [];
    for (let i = 4; i > 0; i--) ids.push(await makeLive({ sectionId }, { publishedAt: hoursAgo(i) }));
    const [one = 0, ...others] = ids;
    const known = others.map((id) => ({ articleId: one, relatedId: id, score: 1, reason: {} }));
    await db().execute(sql`INSERT INTO related_articles (article_id, related_id, score, reason)
      SELECT x."articleId", x."relatedId", 1, '{"topics":[],"words":[],"story":false}'
      FROM jsonb_to_recordset(${JSON.stringify(known)}::jsonb) AS x("articleId" bigint, "relatedId" bigint)
      ON CONFLICT DO NOTHING`);
    expect(await tagsOf(() => listRelated(one))).toEqual(teasers(...others).sort());
    await db().execute(
      sql`DELETE FROM related_articles WHERE article_id = ${one} AND related_id = ${others[0]}`,
    );
    expect(await tagsOf(() => listRelated(one))).toContain(`section:${sectionId}`);
  });
});

/** "(site)/[section]/page.tsx" → "/[section]" */
const addressOfFile = (name: string) =>
  `/${name
    .split("/")
    .slice(0, -1)
    .filter((part) => !part.startsWith("("))
    .join("/")}`;

/** What answers to one person alone is in no cache. */
const FOR_ONE = new Set([
  ...["export-file.ts", "give-back.ts", "identity-auth.ts"],
  ...["send-appeal.ts", "send-comment.ts", "send-notice.ts"],
]);

it("no read that a page, feed or sitemap uses is missing from the table", () => {
  const app = resolve(import.meta.dirname, "../app");
  const files = readdirSync(app, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/.test(name) && isShared(addressOfFile(name)) && !FOR_ONE.has(name),
  );
  const imported = files.flatMap((name) =>
    [...readFileSync(join(app, name), "utf8").matchAll(/import \{([^}]*)\} from "#db\//g)].flatMap(
      ([, names = ""]) => names.split(",").map((one) => one.trim()),
    ),
  );
  const reads = new Set(imported.filter((name) => name !== "" && !name.startsWith("type ")));
  expect(reads.size).toBeGreaterThan(20);
  /** Shows nothing that changes. */
  const without = ["databaseAnswers", "lateJobs", "getParticipation", "getViewer"];
  expect([...reads].filter((name) => !without.includes(name)).toSorted()).toEqual(
    [...new Set(table.map(([name]) => name))].toSorted(),
  );
});
