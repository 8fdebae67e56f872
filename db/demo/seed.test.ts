import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { db } from "#db/client.ts";
import { readContent } from "#db/demo/content.ts";
import { seedDemo } from "#db/demo/seed.ts";
import { getFrontPage } from "#db/front-page.ts";
import { listRelated } from "#db/related.ts";
import { getSite } from "#db/site.ts";
import { everything, nothing, told } from "#db/testing/heard.ts";
import { operator } from "#db/testing/rows.ts";
import { publishDatabaseUrl } from "#lib/env.ts";

const count = async (table: string) => {
  const { rows } = await db().execute<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.raw(table)}`);
  return rows[0]?.n ?? 0;
};

// Drawing 33 pictures takes ten seconds of two cores; what is tested here are the rows.
vi.mock("#lib/images.ts", () => ({
  makeVariants: async () => ({
    width: 1600,
    height: 900,
    variants: [{ format: "jpeg", width: 480, height: 270, bytes: Buffer.from("picture") }],
  }),
}));

afterEach(() => vi.restoreAllMocks());

it("leaves nothing when it fails in the middle, fills an empty portal once, and then leaves it alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "depesche-demo-"));
  process.env.DATA_DIR = folder;
  publishDatabaseUrl(process.env.DATABASE_URL);

  await db().execute(sql`ALTER TABLE page_views RENAME TO page_views_gone`);
  expect(await told(() => expect(seedDemo(operator)).rejects.toThrow())).toEqual(nothing);
  await db().execute(sql`ALTER TABLE page_views_gone RENAME TO page_views`);
  expect([await count("sections"), await count("media"), await count("articles")]).toEqual([0, 0, 0]);

  let seeded: boolean[] = [];
  const changes = await told(async () => {
    seeded = await Promise.all([seedDemo(operator), seedDemo(operator)]);
  });
  expect(seeded.toSorted()).toEqual([false, true]);
  expect(changes).toEqual(everything);
  expect(await seedDemo(operator)).toBe(false);

  const content = await readContent();
  expect(await count("articles")).toBe(content.articles.length);
  expect(await count("comments")).toBe(content.comments.length);
  expect((await db().execute(sql`SELECT sum(views) AS n FROM page_views`)).rows).toEqual([
    { n: content.articles.reduce((sum, { views }) => sum + views, 0) },
  ]);
  expect((await db().execute(sql`SELECT id FROM comments WHERE created_at > now()`)).rows).toEqual([]);
  expect((await readdir(join(folder, "media"))).length).toBeGreaterThan(0);

  const site = await getSite();
  const page = await getFrontPage(site);
  const pinned = content.articles.find(({ slot }) => slot === "lead");
  expect(page.lead).toMatchObject({ slug: pinned?.slug, picture: { width: 1600 } });
  expect([page.second.length, page.ticker.length, page.mostRead.length]).toEqual([3, 10, 5]);
  expect((await listRelated(page.lead?.id ?? 0)).length).toBe(4);
});

it("names every topic, author and section that its texts use", async () => {
  const { articles, ...ground } = await readContent();
  const missing = articles.flatMap(({ topics, authors, section }) => [
    ...topics.filter((slug) => !ground.topics.some((topic) => topic.slug === slug)),
    ...authors.filter(({ slug }) => !ground.authors.some((author) => author.slug === slug)),
    ...(ground.sections.some(({ slug }) => slug === section) ? [] : [section]),
  ]);
  expect(missing).toEqual([]);
});
