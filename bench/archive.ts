import { archiveQueries } from "#bench/archive-queries.ts";
import { startDatabase } from "#bench/database.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { onStage } from "#bench/stage.ts";
import { median, percentile, printTable } from "#bench/table.ts";
import { searchArticles } from "#db/search.ts";
import { seedSynthetic } from "#db/synthetic/seed.ts";
import { query } from "#db/testing/query.ts";
import { grantOperator } from "#lib/grant.ts";

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
    for (const size of SIZES) {
      await growTo(size);
      costs.push({ size, kinds: await searchCosts() });
    }
    printSearchCosts(costs);
  });
}

async function growTo(size: number): Promise<void> {
  const [row] = await query<{ n: number }>("SELECT count(*)::int AS n FROM articles");
  const missing = size - (row?.n ?? 0);
  if (missing > 0)
    await seedSynthetic(grantOperator("npm run bench"), { articles: missing, comments: 0, related: false });
  await query("VACUUM ANALYZE article_words");
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
