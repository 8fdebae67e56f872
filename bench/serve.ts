import { resolve } from "node:path";
import { ask } from "#bench/ask.ts";
import { Contender } from "#bench/contender.ts";
import { startDatabase } from "#bench/database.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { LOADED_BY, load } from "#bench/load.ts";
import { CONNECTIONS } from "#bench/load-terms.ts";
import { startNextApp } from "#bench/next-app.ts";
import { startNginx } from "#bench/nginx.ts";
import { leadArticle, startPortal } from "#bench/portal.ts";
import { CODINGS, layDown, type Pressed, pressPages } from "#bench/pressed.ts";
import { scratchFolder } from "#bench/scratch.ts";
import { type Keep, onStage } from "#bench/stage.ts";
import { median, printTable } from "#bench/table.ts";
import { freePort } from "#db/embedded/postmaster.ts";

const ROUNDS = 3;
const SECONDS = 3;
const WARM_UP_SECONDS = 1;

/**
 * Processor milliseconds of WordPress with its default theme behind nginx' page cache, and of nginx with the same
 * page as a file, measured when we began: the pace of another machine shows in the second.
 */
const BEGINNING = { wordpress: 1.37, nginx: 0.009 };

type Row = Pick<Pressed, "name" | "coding"> & {
  who: "portal" | "nginx" | "bare Node" | "next start";
  server: Contender;
  path: string;
  bytes: number;
  perSecond: number[];
  cpu: number[];
};

/** What a page costs that stands in the cache: the portal, and others that serve the very same bytes, in turns. */
export async function benchServe(): Promise<void> {
  await onStage(async (keep) => {
    const rows = await contestants(keep);
    for (const row of rows) await burst(row, WARM_UP_SECONDS);
    for (let round = 0; round < ROUNDS; round++) {
      for (const row of rows) {
        const { perSecond, cpu } = await burst(row, SECONDS);
        row.perSecond.push(perSecond);
        row.cpu.push(cpu);
      }
    }
    print(rows);
  });
}

async function contestants(keep: Keep): Promise<Row[]> {
  const portal = await startPortal(keep, await startDatabase(keep));
  const folder = scratchFolder(keep);
  const pages = await pressPages(portal, { article: await leadArticle(portal), front: "/" });
  layDown(folder, pages);
  const nginx = await startNginx(keep, folder, pages);
  const bare = await startBare(keep, folder);
  const next = await startNextApp(keep);
  if (!nginx) console.log("nginx is not installed: its rows and the ratios to it are missing.\n");

  const row = (
    who: Row["who"],
    server: Contender,
    { name, coding }: Pressed,
    path: string,
    bytes: number,
  ): Row => ({
    ...{ who, server, name, coding, path, bytes },
    ...{ perSecond: [], cpu: [] },
  });
  const rows = pages.flatMap((page) => [
    row("portal", portal, page, page.path, page.bytes.length),
    ...(nginx ? [row("nginx", nginx, page, page.copyPath, page.bytes.length)] : []),
    row("bare Node", bare, page, page.copyPath, page.bytes.length),
  ]);
  const [article] = pages;
  if (article) {
    const { bytes } = await ask(`${next.origin}/prerendered`, { accept: "gzip" });
    rows.push(row("next start", next, { ...article, name: "prerendered" }, "/prerendered", bytes.length));
  }
  return rows;
}

async function startBare(keep: Keep, folder: string): Promise<Contender> {
  const port = await freePort();
  const bare = keep(new Contender([resolve(import.meta.dirname, "bare.ts"), folder], { port, env: {} }));
  await bare.ready("/ready");
  return bare;
}

async function burst({ who, server, path, coding }: Row, seconds: number) {
  const before = server.cpuOfFamily();
  const { requests, perSecond, failed } = await load(server.origin, {
    paths: [path],
    seconds,
    accept: coding,
  });
  if (failed > 0) throw new Error(`${who} failed to answer ${failed} of ${requests} requests to ${path}.`);
  return { perSecond, cpu: (server.cpuOfFamily() - before) / requests };
}

function print(rows: readonly Row[]): void {
  const typical = rows.map((row) => ({ ...row, perSecond: median(row.perSecond), cpu: median(row.cpu) }));
  const find = (who: Row["who"], name: string, coding: string) =>
    typical.find((row) => row.who === who && row.name === name && row.coding === coding);
  printTable(
    ["who", "page", "coding", "KB", "requests/s", "to nginx", "CPU ms", "to nginx"],
    typical.map(({ who, name, coding, bytes, perSecond, cpu }) => {
      const nginx = find("nginx", who === "next start" ? "article" : name, coding);
      const ratios = [perSecond / (nginx?.perSecond ?? Number.NaN), cpu / (nginx?.cpu ?? Number.NaN)];
      const [speed, cost] = ratios.map(rounded);
      return [
        ...[who, name, coding, rounded(bytes / 1024)],
        ...[perSecond.toFixed(0), speed ?? "", cpu.toFixed(4), cost ?? ""],
      ];
    }),
  );
  console.log(
    `\nMedians of ${ROUNDS} rounds of ${SECONDS} s in turns, ${CONNECTIONS} connections (${LOADED_BY}); CPU is that of the serving process and its children.`,
    "\nUncached pages: npm run bench -- render. WordPress is quoted, not run: its time then, times what nginx takes now to what it took then.\n",
  );
  const next = find("next start", "prerendered", "gzip");
  for (const coding of CODINGS) {
    for (const name of ["article", "front"]) {
      const [ours, nginx] = [find("portal", name, coding), find("nginx", name, coding)];
      if (!ours || !nginx) continue;
      const page = `${name}, ${coding}`;
      printFigure(`${page}: requests/s to nginx`, ours.perSecond / nginx.perSecond, { atLeast: 0.5 });
      printFigure(`${page}: CPU to nginx`, ours.cpu / nginx.cpu, { atMost: 2.5 });
    }
    const [ours, nginx] = [find("portal", "article", coding), find("nginx", "article", coding)];
    if (!ours || !next) continue;
    const pace = nginx ? nginx.cpu / BEGINNING.nginx : 1;
    const wordpress = BEGINNING.wordpress * pace;
    printFigure(`article, ${coding}: requests/s to next start`, ours.perSecond / next.perSecond, {
      atLeast: 30,
    });
    printFigure(
      `article, ${coding}: CPU of WordPress (${BEGINNING.wordpress} ms × ${rounded(pace)}) to ours`,
      wordpress / ours.cpu,
      { atLeast: 30 },
    );
  }
}
