import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import {
  listArchiveMonths,
  listAuthor,
  listLatest,
  listMonth,
  listMostRead,
  listSection,
  listTopic,
} from "#db/article-lists.ts";
import { withdrawArticle } from "#db/article-writes.ts";
import { db } from "#db/client.ts";
import { getSection } from "#db/sections.ts";
import { saveSettings } from "#db/settings.ts";
import {
  addressOf,
  alone,
  HOUR,
  hoursAgo,
  makeAuthor,
  makeDraft,
  makeLive,
  makeSection,
  makeTopic,
  operator,
} from "#db/testing/rows.ts";
import type { Paged, Teaser } from "#lib/articles.ts";

const idsOf = ({ items }: Paged<Teaser>) => items.map(({ id }) => id);

describe("lists", () => {
  let parent: number;
  let child: number;
  let topic: number;
  let author: number;
  const live: number[] = [];

  beforeAll(async () => {
    parent = await makeSection();
    child = await makeSection({ parentId: parent });
    topic = await makeTopic();
    author = await makeAuthor();
    const links = {
      topicIds: [topic],
      authors: [{ authorId: author }, { authorId: author, role: "photo" as const }],
    };
    for (let i = 0; i < 45; i++)
      live.push(
        await makeLive({ sectionId: i % 2 ? child : parent, ...links }, { publishedAt: hoursAgo(i + 1) }),
      );
    await makeDraft({ sectionId: parent, ...links });
    await makeLive({ sectionId: parent, ...links }, { publishedAt: new Date(Date.now() + HOUR) });
    await makeLive({ sectionId: child, embargoUntil: new Date(Date.now() + HOUR), ...links });
    const gone = await makeLive({ sectionId: child, ...links });
    await withdrawArticle(operator, gone, { reason: "Irrtum" });
  });

  it.each([
    ["latest", (page: number) => listLatest(page)],
    ["section", (page: number) => listSection([parent, child], page)],
    ["topic", (page: number) => listTopic(topic, page)],
    ["author", (page: number) => listAuthor(author, page)],
  ])("%s: what is live, newest first, each once, page by page", async (_, list) => {
    const pages = await Promise.all([list(1), list(2), list(3), list(4)]);
    expect(pages.flatMap(idsOf)).toEqual(live);
    expect(pages.map(({ hasNext }) => hasNext)).toEqual([true, true, false, false]);
  });

  it.each([0, -1, 1.5, 51, Number.NaN])("has no page %s", async (page) => {
    expect(await listLatest(page)).toEqual({ items: [], page, hasNext: false });
  });

  it("shows the articles of a sub-section under its parent", async () => {
    const [slug] = await addressOf(live[0] ?? 0);
    expect((await getSection(slug))?.sectionIds.toSorted()).toEqual([parent, child].toSorted());
  });

  it("knows a section in which nothing can be read, also beneath it", async () => {
    const isEmpty = async (slug: string) => (await getSection(slug))?.isEmpty;
    const [slug] = await addressOf(live[0] ?? 0);
    expect(await isEmpty(slug)).toBe(false);
    const above = await makeSection({ slug: "leer" });
    const below = await makeSection({ parentId: above });
    expect(await isEmpty("leer")).toBe(true);
    await makeDraft({ sectionId: below });
    expect(await isEmpty("leer")).toBe(true);
    const id = await makeLive({ sectionId: below, ...alone() });
    expect(await isEmpty("leer")).toBe(false);
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    expect(await isEmpty("leer")).toBe(true);
  });

  it("shows a teaser with its section, authors and counts", async () => {
    const [teaser] = (await listTopic(topic, 1)).items;
    expect(teaser).toMatchObject({
      section: { slug: expect.any(String) },
      authors: [{ slug: expect.any(String) }],
      picture: null,
      commentCount: 0,
      sponsor: null,
      publishedAt: expect.any(Date),
    });
  });
});

describe("listMonth and listArchiveMonths", () => {
  it("cut months in the portal's time zone", async () => {
    const sectionId = await makeSection();
    const id = await makeLive({ sectionId }, { publishedAt: new Date("2001-02-28T23:30:00Z") });
    const before = await makeLive({ sectionId }, { publishedAt: new Date("2001-02-28T22:30:00Z") });
    expect(idsOf(await listMonth(2001, 3, 1))).toEqual([id]);
    expect(idsOf(await listMonth(2001, 2, 1))).toEqual([before]);
    expect((await listArchiveMonths()).slice(-2)).toEqual([
      { year: 2001, month: 3 },
      { year: 2001, month: 2 },
    ]);
    await saveSettings(operator, { timeZone: "America/New_York" });
    expect(idsOf(await listMonth(2001, 3, 1))).toEqual([]);
    expect((await listArchiveMonths()).at(-1)).toEqual({ year: 2001, month: 2 });
    await saveSettings(operator, { timeZone: "Europe/Berlin" });
  });

  it.each([
    [2024, 0],
    [2024, 13],
    [0, 1],
    [99_999, 1],
    [Number.NaN, 1],
  ])("has no month %s/%s", async (year, month) => {
    expect(await listMonth(year, month, 1)).toMatchObject({ items: [] });
  });
});

it("listMostRead ranks by the views of the last days", async () => {
  const [often, seldom, longAgo, gone] = [
    await makeLive(),
    await makeLive(),
    await makeLive(),
    await makeLive(),
  ];
  await db().execute(sql`INSERT INTO page_views (day, article_id, views) VALUES
    (current_date, ${seldom}, 5), (current_date - 1, ${often}, 4), (current_date - 2, ${often}, 4),
    (current_date - 30, ${longAgo}, 900), (current_date, ${gone}, 99)`);
  await withdrawArticle(operator, gone, { reason: "Irrtum" });
  expect((await listMostRead()).map(({ id, views }) => [id, views])).toEqual([
    [often, 8],
    [seldom, 5],
  ]);
});
