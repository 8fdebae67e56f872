import { startDatabase } from "#bench/database.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { onStage } from "#bench/stage.ts";
import { printTable } from "#bench/table.ts";
import { listNewsSitemap } from "#db/news-sitemap.ts";
import { getSite } from "#db/site.ts";
import { countSitemapMonths, listSitemapArticles, listSitemapMonths } from "#db/sitemap.ts";
import { query } from "#db/testing/query.ts";
import { grantSystem } from "#lib/grant.ts";
import { newsSitemap } from "#lib/news-sitemap.ts";
import { articleAddresses, sitemap, sitemapIndex } from "#lib/sitemap.ts";

const SMALL = 10_000;
const LARGE = 1_000_000;
/** The file that is measured has as many addresses in either; the rest is spread over the years before. */
const IN_MONTH = 5_000;
const MONTHS = 120;
const TIMES = 9;
/** Rows in one statement: none may take longer than a page may. */
const AT_ONCE = 20_000;
/** In the same run, large against small. */
const MOST_TIMES = 1.5;

type Cost = { index: number; month: number; news: number };

/** What it costs to write each kind of sitemap that is not in the document cache, in a small archive and a large one. */
export async function benchSitemap(): Promise<void> {
  const small = await costOf(SMALL);
  const large = await costOf(LARGE);
  const kinds = ["index", "month", "news"] as const;
  printTable(
    ["ms, at the median", `${SMALL} articles`, `${LARGE} articles`, "times"],
    kinds.map((kind) => [
      kind,
      rounded(small[kind]),
      rounded(large[kind]),
      rounded(large[kind] / small[kind]),
    ]),
  );
  for (const kind of kinds)
    printFigure(`sitemap: ${kind}, times as long`, large[kind] / small[kind], { atMost: MOST_TIMES });
}

async function costOf(articles: number): Promise<Cost> {
  let cost: Cost = { index: Number.NaN, month: Number.NaN, news: Number.NaN };
  await onStage(async (keep) => {
    await startDatabase(keep, { articles: 10 });
    await fill(articles);
    const site = await getSite();
    const now = new Date();
    const part = { year: now.getUTCFullYear() - 1, month: 6, file: 1 };
    cost = {
      index: await median(async () => sitemapIndex(site, await listSitemapMonths())),
      month: await median(async () => sitemap(site, articleAddresses(await listSitemapArticles(part)))),
      news: await median(async () => newsSitemap(site, await listNewsSitemap())),
    };
  });
  return cost;
}

/** June of last year has IN_MONTH of them, the last two days two hundred, the other months the rest. */
async function fill(articles: number): Promise<void> {
  const insert = async (moment: string, first: number, last: number) => {
    for (let from = first; from <= last; from += AT_ONCE)
      await query(`
        INSERT INTO articles (section_id, slug, title, state, body, published_at)
        SELECT (SELECT min(id) FROM sections), 'bench-' || n, 'Meldung ' || n, 'live', '{}', ${moment}
        FROM generate_series(${from}, ${Math.min(from + AT_ONCE - 1, last)}) n`);
  };
  const june = "make_date(extract(year FROM now())::int - 1, 6, 2)::timestamptz";
  await insert(`${june} + n * interval '7 minutes'`, 1, IN_MONTH);
  await insert("now() - (n % 2000) * interval '1 minute'", IN_MONTH + 1, IN_MONTH + 200);
  // Not in the month that is measured.
  await insert(
    `${june} - interval '3 days' - (n % ${MONTHS}) * interval '30 days' - (n / ${MONTHS} % 25) * interval '1 day'`,
    IN_MONTH + 201,
    articles,
  );
  await query("VACUUM ANALYZE articles");
  await countSitemapMonths(grantSystem("npm run bench"));
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? Number.NaN;
}
