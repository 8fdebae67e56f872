import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "#bench/ask.ts";
import type { Contender } from "#bench/contender.ts";
import { startDatabase } from "#bench/database.ts";
import { type DeskArticle, newestArticles } from "#bench/desk.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { newMark } from "#bench/mark.ts";
import { startPortal } from "#bench/portal.ts";
import { onStage } from "#bench/stage.ts";
import { median, percentile, printTable } from "#bench/table.ts";
import { type Sighting, watch } from "#bench/watch.ts";
import { startWriter, type Writer } from "#bench/writer.ts";
import { paths } from "#lib/paths.ts";

const TRIALS = 20;
/** Pages around a change are rendered in the background: they shall be done before the next one. */
const REST_MS = 200;

const PAGES = ["article updated", "comment approved", "article published", "front page"] as const;
type Shown = (typeof PAGES)[number];
const WHERE = ["where it was written", "in another process"] as const;
type Where = (typeof WHERE)[number];
type Trial = { mark: string; pages: Partial<Record<Shown, string>>; write: () => Promise<number> };

/** How soon readers see what was written: from the commit to the new bytes, in two processes on one database. */
export async function benchFresh(): Promise<void> {
  await onStage(async (keep) => {
    const ground = await startDatabase(keep);
    const writer = await startWriter(keep, ground);
    const other = await startPortal(keep, ground);
    const portals: Record<Where, Contender> = { [WHERE[0]]: writer.portal, [WHERE[1]]: other };
    const articles = await newestArticles(TRIALS);
    const sightings = new Map<string, Sighting[]>();
    for (const article of articles) {
      for (const trial of trials(writer, article)) {
        for (const [place, seen] of await attempt(trial, portals))
          sightings.set(place, [...(sightings.get(place) ?? []), seen]);
      }
    }
    print(sightings);
  });
}

function trials({ write }: Writer, { id, path, section }: DeskArticle): Trial[] {
  const [update, comment, publish] = [newMark(), newMark(), newMark()];
  return [
    {
      mark: update,
      pages: { "article updated": path },
      write: () => write({ kind: "update", articleId: id, mark: update }),
    },
    {
      mark: comment,
      pages: { "comment approved": path },
      write: () => write({ kind: "comment", articleId: id, mark: comment }),
    },
    {
      mark: publish,
      pages: { "article published": paths.article({ slug: publish, section }), "front page": paths.home() },
      write: () => write({ kind: "publish", sectionId: section.id, mark: publish }),
    },
  ];
}

/** @returns for each page in each process how it came to show the mark, by name */
async function attempt({ mark, pages, write }: Trial, portals: Record<Where, Contender>) {
  const watched = Object.entries(pages).flatMap(([page, path]) =>
    WHERE.map((where) => ({ name: nameOf(page, where), url: portals[where].origin + path })),
  );
  // In both caches as it was; what is not there yet is kept as "not there".
  for (const { url } of [...watched, ...watched]) await ask(url);
  await sleep(REST_MS);
  const order = Promise.withResolvers<number>();
  const watching = watched.map(
    async ({ name, url }) => [name, await watch(url, mark, order.promise)] as const,
  );
  write().then(order.resolve, order.reject);
  return Promise.all(watching);
}

const nameOf = (page: string, where: Where) => `${page}, ${where}`;

function print(sightings: Map<string, Sighting[]>): void {
  const of = (page: Shown, where: Where) => sightings.get(nameOf(page, where)) ?? [];
  const rows = PAGES.flatMap((page) => WHERE.map((where) => ({ page, where, seen: of(page, where) })));
  printTable(
    ["page", "", "dropped", "median ms", "p95 ms", "old answers"],
    rows.map(({ page, where, seen }) => {
      const times = seen.map(({ milliseconds }) => milliseconds);
      return [
        ...[page, where, page === "front page" ? "soft" : "hard"],
        ...[rounded(median(times)), rounded(percentile(times, 0.95))],
        String(seen.reduce((sum, { stale }) => sum + stale, 0)),
      ];
    }),
  );
  console.log(
    `\n${TRIALS} writes each. From the write's return to the end of the first answer that shows it, rendering included;`,
    "\nold answers are those to questions asked later than that, while the page was read every few milliseconds.\n",
  );
  const own = rows.filter(({ page, where }) => where === WHERE[0] && page !== "front page");
  const stale = own.flatMap(({ seen }) => seen).reduce((sum, one) => sum + one.stale, 0);
  const missing = rows.flatMap(({ seen }) => seen).filter(({ milliseconds }) => Number.isNaN(milliseconds));
  printFigure("old answers of hard-dropped pages, where it was written", stale, { atMost: 0 });
  printFigure("writes that a page did not show within 5 s", missing.length, { atMost: 0 });
}
