import { archiveQueries } from "#bench/archive-queries.ts";
import { startDatabase } from "#bench/database.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { onStage } from "#bench/stage.ts";
import { median, percentile, printTable } from "#bench/table.ts";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { relateQueued } from "#db/related-refresh.ts";
import { searchArticles } from "#db/search.ts";
import { seedSynthetic } from "#db/synthetic/seed.ts";
import { dice, inventText } from "#db/synthetic/text.ts";
import { query } from "#db/testing/query.ts";
import { paragraphs } from "#db/testing/rows.ts";
import { grantOperator, grantSystem } from "#lib/grant.ts";

const operator = grantOperator("npm run bench");
const system = grantSystem("npm run bench");

const SIZES = [10_000, 100_000, 1_000_000];
/** Milliseconds for 95 of 100 searches, by size. */
const MOST: Record<number, number> = { 100000: 60, 1000000: 150 };
const GROWTH = 2;

export type KindCost = { name: string; isSelective: boolean; times: number[] };

/** What search and related news cost in one archive that grows from ten thousand to a million articles. */
export async function benchArchive(): Promise<void> {
  await onStage(async (keep) => {
    await startDatabase(keep, { articles: SIZES[0] });
    const costs: { size: number; kinds: KindCost[] }[] = [];
    const news: NewsCost[] = [];
    for (const size of SIZES) {
      await growTo(size);
      costs.push({ size, kinds: await searchCosts() });
      news.push({ size, ...(await newsCosts()) });
    }
    printSearchCosts(costs);
    printNewsCosts(news);
  });
}

async function growTo(size: number): Promise<void> {
  const [row] = await query<{ n: number }>("SELECT count(*)::int AS n FROM articles");
  const missing = size - (row?.n ?? 0);
  if (missing > 0) await seedSynthetic(operator, { articles: missing, comments: 0, related: false });
  await query("VACUUM ANALYZE article_words");
}

/** New articles whose publication is timed, after as many that are not. */
const PUBLISHED = 20;
/** Milliseconds to find what stands beside a new article and to bring its neighbours up to date, by size. */
const MOST_RELATED: Record<number, number> = { 100000: 200, 1000000: 500 };

type NewsCost = { size: number; publish: number; related: number; index: number; megabytes: number };

/** What a new article costs, medians in milliseconds; how long the index takes to be built, in seconds, and its size. */
export async function newsCosts(): Promise<Omit<NewsCost, "size">> {
  const [section] = await query<{ id: number }>("SELECT id FROM sections ORDER BY id LIMIT 1");
  const sectionId = section?.id ?? 0;
  const publish: number[] = [];
  const related: number[] = [];
  for (let number = 0; number < 2 * PUBLISHED; number++) {
    const { title, standfirst, paragraphs: texts } = inventText(dice(-1 - number));
    const body = paragraphs(...texts);
    const id = await createArticle(operator, { sectionId, title, standfirst, body });
    const start = performance.now();
    await publishArticle(operator, id);
    const published = performance.now();
    await relateQueued(system, { changed: [id], short: [] });
    if (number < PUBLISHED) continue;
    publish.push(published - start);
    related.push(performance.now() - published);
  }
  const [size] = await query<{ bytes: number }>(
    "SELECT pg_relation_size('article_words_idx')::float8 AS bytes",
  );
  const start = performance.now();
  await query("SET statement_timeout = 0; REINDEX INDEX article_words_idx; RESET statement_timeout");
  const index = (performance.now() - start) / 1000;
  return { publish: median(publish), related: median(related), index, megabytes: (size?.bytes ?? 0) / 1e6 };
}

function printNewsCosts(costs: readonly NewsCost[]): void {
  console.log();
  printTable(
    ["articles", "ms to publish one", "ms for its related news", "s to build the index", "MB"],
    costs.map(({ size, publish, related, index, megabytes }) => [
      size.toLocaleString("en"),
      ...[publish, related, index, megabytes].map(rounded),
    ]),
  );
  console.log();
  for (const { size, related } of costs) {
    const most = MOST_RELATED[size];
    if (most) printFigure(`related news of a new article among ${size}`, related, { atMost: most }, " ms");
  }
}

/** Milliseconds of each search, asked once after others like it. */
export async function searchCosts(): Promise<KindCost[]> {
  const slugs = (await query<{ slug: string }>("SELECT slug FROM sections ORDER BY id")).map(
    ({ slug }) => slug,
  );
  for (const { asked } of archiveQueries(1, slugs)) for (const search of asked) await searchArticles(search);
  const kinds: KindCost[] = [];
  for (const { name, isSelective, asked } of archiveQueries(2, slugs)) {
    const times: number[] = [];
    for (const search of asked) {
      const start = performance.now();
      const found = await searchArticles(search);
      times.push(found === null ? Number.NaN : performance.now() - start);
    }
    kinds.push({ name, isSelective, times });
  }
  return kinds;
}

export function printSearchCosts(costs: readonly { size: number; kinds: KindCost[] }[]): void {
  const names = costs[0]?.kinds.map(({ name }) => name) ?? [];
  const cell = (times: number[]) => [median(times), percentile(times, 0.95)].map(rounded);
  const all = ({ kinds }: { kinds: KindCost[] }) => kinds.flatMap(({ times }) => times);
  printTable(
    ["ms: median, 95 of 100", ...costs.flatMap(({ size }) => [size.toLocaleString("en"), ""])],
    [
      ...names.map((name) => [
        name,
        ...costs.flatMap(({ kinds }) => cell(kinds.find((kind) => kind.name === name)?.times ?? [])),
      ]),
      ["all", ...costs.flatMap((cost) => cell(all(cost)))],
    ],
  );
  console.log();
  for (const cost of costs) {
    const most = MOST[cost.size];
    if (most)
      printFigure(
        `search in ${cost.size} articles, 95 of 100`,
        percentile(all(cost), 0.95),
        { atMost: most },
        " ms",
      );
  }
  const [first, last] = [costs[0], costs.at(-1)];
  if (!first || !last || first === last) return;
  const selective = ({ kinds }: { kinds: KindCost[] }) =>
    median(kinds.filter(({ isSelective }) => isSelective).flatMap(({ times }) => times));
  printFigure("selective searches, times as long", selective(last) / selective(first), { atMost: GROWTH });
}
