import { setTimeout as sleep } from "node:timers/promises";
import { askAll } from "#bench/ask.ts";
import type { Contender } from "#bench/contender.ts";
import { startDatabase } from "#bench/database.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { load } from "#bench/load.ts";
import { cacheFigures } from "#bench/metrics.ts";
import { listArticles, startPortal } from "#bench/portal.ts";
import { onStage } from "#bench/stage.ts";
import { printTable } from "#bench/table.ts";

const PAGES = 10_000;
const AT_ONCE = 8;
const LOAD = { pages: 500, seconds: 8 };
const REST_MS = 3_000;
const SAMPLE_MS = 100;
const MEGABYTE = 2 ** 20;
const MOST_MEGABYTES = 250;

type Sample = { when: string; resident: number; cached: number; entries: number };

/** What the portal's process holds: at rest, with ten thousand pages in its cache, and while it serves them. */
export async function benchMemory(): Promise<void> {
  await onStage(async (keep) => {
    const portal = await startPortal(keep, await startDatabase(keep, { articles: PAGES }));
    await sleep(REST_MS);
    const samples = [await sample(portal, "idle, just started")];
    const paths = (await listArticles(portal)).slice(0, PAGES);
    if (paths.length < PAGES) throw new Error(`There are only ${paths.length} articles to read.`);
    const filling = await peakWhile(portal, () => askAll(portal.origin, paths, AT_ONCE));
    samples.push({ ...(await sample(portal, `while ${PAGES} pages are rendered, peak`)), resident: filling });
    await sleep(REST_MS);
    samples.push(await sample(portal, "after that"));
    const served = { paths: paths.slice(-LOAD.pages), seconds: LOAD.seconds, accept: "br" };
    const serving = await peakWhile(portal, () => load(portal.origin, served));
    samples.push({ ...(await sample(portal, "under load, peak")), resident: serving });
    print(samples);
  });
}

async function sample(portal: Contender, when: string): Promise<Sample> {
  const { bytes, entries } = await cacheFigures(portal);
  return { when, resident: portal.memory(), cached: bytes, entries };
}

async function peakWhile(portal: Contender, work: () => Promise<unknown>): Promise<number> {
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, portal.memory());
  }, SAMPLE_MS);
  try {
    await work();
  } finally {
    clearInterval(looking);
  }
  return peak;
}

function print(samples: readonly Sample[]): void {
  const net = ({ resident, cached }: Sample) => (resident - (Number.isNaN(cached) ? 0 : cached)) / MEGABYTE;
  printTable(
    ["", "RSS MB", "cache MB", "without MB", "documents"],
    samples.map((one) => [
      one.when,
      rounded(one.resident / MEGABYTE),
      rounded(one.cached / MEGABYTE),
      rounded(net(one)),
      String(one.entries),
    ]),
  );
  console.log("\nThe process as a whole, both of its threads; Postgres' memory apart.\n");
  const serving = samples.at(-1);
  if (serving)
    printFigure(`RSS under load without the cache`, net(serving), { atMost: MOST_MEGABYTES }, " MB");
}
