import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { withdrawArticle } from "#db/article-writes.ts";
import { db } from "#db/client.ts";
import { getFrontPage } from "#db/front-page.ts";
import { countQueries } from "#db/query-count.ts";
import { getSite } from "#db/site.ts";
import { hoursAgo, makeLive, makeMedia, makeSection, makeTopic, operator } from "#db/testing/rows.ts";

const pin = (
  name: string,
  articleId: number,
  { expires = null as Date | null, title = null as string | null } = {},
) =>
  db().execute(sql`
    INSERT INTO slots (name, article_id, expires_at, title) VALUES (${name}, ${articleId}, ${expires?.toISOString() ?? null}::timestamptz, ${title})
    ON CONFLICT (coalesce(section_id, 0), name) DO UPDATE
      SET article_id = excluded.article_id, expires_at = excluded.expires_at, title = excluded.title`);
const read = async () => getFrontPage(await getSite());

it("stands empty, then fills, and nobody stands there twice", async () => {
  expect(await read()).toEqual({
    lead: null,
    second: [],
    ticker: [],
    sections: [],
    mostRead: [],
    topics: [],
  });

  const politics = await makeSection({ name: "Politik", position: 1 });
  const below = await makeSection({ name: "Europa", parentId: politics });
  const science = await makeSection({ name: "Wissen", position: 2 });
  const leadMediaId = await makeMedia();
  const topicIds = [await makeTopic("Wahl")];
  const made: number[] = [];
  for (let i = 0; i < 40; i++) {
    const sectionId = [politics, below, science][i % 3] ?? politics;
    made.push(await makeLive({ sectionId, leadMediaId, topicIds }, { publishedAt: hoursAgo(i + 1) }));
  }
  const [newest = 0, , , , , sixth = 0] = made;
  await db().execute(sql`INSERT INTO page_views (day, article_id, views) VALUES (current_date, ${sixth}, 7)`);

  const page = await read();
  expect(page.lead?.id).toBe(newest);
  expect(page.sections.map(({ section }) => section.name)).toEqual(["Politik", "Wissen"]);
  expect(page.sections[0]?.rest.map((teaser) => teaser.section.name)).toContain("Europa");
  expect(page.mostRead.map(({ id }) => id)).toEqual([sixth]);
  expect(page.topics).toEqual([{ slug: "wahl", name: "Wahl" }]);
  const shown = [
    page.lead,
    ...page.second,
    ...page.ticker,
    ...page.sections.flatMap((s) => [s.lead, ...s.rest]),
  ];
  expect(shown.length).toBe(1 + 3 + 10 + 8);
  expect(new Set(shown.map((teaser) => teaser?.id)).size).toBe(shown.length);

  await pin("lead", sixth, { title: "Der Tag der Wahl" });
  expect((await read()).lead).toMatchObject({ id: sixth, title: "Der Tag der Wahl" });
  await pin("lead", sixth, { expires: hoursAgo(1) });
  expect((await read()).lead?.id).toBe(newest);
  await pin("second-2", sixth);
  expect((await read()).second.map(({ id }) => id)).toEqual([made[1], sixth, made[2]]);
  await withdrawArticle(operator, sixth, { reason: "Irrtum" });
  expect((await read()).second.map(({ id }) => id)).toEqual([made[1], made[2], made[3]]);

  const site = await getSite();
  expect(await countQueries(() => getFrontPage(site))).toMatchObject({ queries: 4, depth: 2 });
});
