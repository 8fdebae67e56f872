import { randomBytes, randomInt } from "node:crypto";
import { askAll } from "#bench/ask.ts";
import { startDatabase } from "#bench/database.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { type CacheFigures, cacheFigures } from "#bench/metrics.ts";
import { leadArticle, listArticles, startPortal } from "#bench/portal.ts";
import { onStage } from "#bench/stage.ts";
import { printTable } from "#bench/table.ts";

const QUERIES = 100_000;
const UNKNOWN = 10_000;
const AT_ONCE = 16;
/** What the front keeps at most (server/front.ts). */
const BOUND_BYTES = 128 * 2 ** 20;
/** One in so many queries has a name that a page does read, with a value that nobody meant. */
const DECLARED = 100;

/** What a flood of invented addresses does to the cache, and to the pages that are real. */
export async function benchFlood(): Promise<void> {
  await onStage(async (keep) => {
    const portal = await startPortal(keep, await startDatabase(keep));
    const article = await leadArticle(portal);
    const real = ["/", ...(await listArticles(portal))];
    await askAll(portal.origin, real, AT_ONCE);
    const steps: { name: string; requests: number; after: CacheFigures }[] = [];
    const flood = async (name: string, paths: Iterable<string>, requests: number) => {
      await askAll(portal.origin, paths, AT_ONCE);
      steps.push({ name, requests, after: await cacheFigures(portal) });
    };
    await flood("real pages", real, real.length);
    await flood("random queries", randomQueries(["/", article]), QUERIES);
    await flood("real pages again", real, real.length);
    await flood("unknown paths", unknownPaths(), UNKNOWN);
    await flood("real pages at last", real, real.length);
    print(steps);
  });
}

function* randomQueries(paths: readonly string[]): Generator<string> {
  for (let count = 0; count < QUERIES; count++) {
    const path = paths[count % paths.length];
    const noise = `utm_source=${word()}&fbclid=${word()}&${word()}=${word()}`;
    yield count % DECLARED === 0
      ? `${path}?${noise}&page=${randomInt(1e9)}&p=${randomInt(1e9)}`
      : `${path}?${noise}`;
  }
}

function* unknownPaths(): Generator<string> {
  for (let count = 0; count < UNKNOWN; count++) yield count % 2 === 0 ? `/${word()}` : `/${word()}/${word()}`;
}

const word = () => randomBytes(6).toString("hex");

function print(steps: readonly { name: string; requests: number; after: CacheFigures }[]): void {
  const since = (index: number, key: "hits" | "misses") =>
    (steps[index]?.after[key] ?? Number.NaN) - (steps[index - 1]?.after[key] ?? Number.NaN);
  printTable(
    ["asked for", "requests", "hits", "misses", "documents", "cache MB"],
    steps
      .slice(1)
      .map(({ name, requests, after }, index) => [
        name,
        String(requests),
        String(since(index + 1, "hits")),
        String(since(index + 1, "misses")),
        String(after.entries),
        rounded(after.bytes / 2 ** 20),
      ]),
  );
  console.log(
    `\nOne query in ${DECLARED} has names that the page reads, with random numbers. By the portal's own /metrics.\n`,
  );
  const again = steps.flatMap(({ name }, index) =>
    name.startsWith("real pages ") ? [since(index, "misses")] : [],
  );
  printFigure(
    "largest size of the cache",
    Math.max(...steps.map(({ after }) => after.bytes)),
    { atMost: BOUND_BYTES },
    " bytes",
  );
  printFigure(
    "real pages that had to be rendered again",
    again.reduce((sum, misses) => sum + misses, 0),
    { atMost: 0 },
  );
}
