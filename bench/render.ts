import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Contender } from "#bench/contender.ts";
import { median, printTable } from "#bench/table.ts";
import { freePort } from "#db/embedded/postmaster.ts";

const ROUNDS = 7;
const REQUESTS = 60;
const WARM_UP = 150;

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const trivialApp = resolve(import.meta.dirname, "trivial");

/**
 * Processor time per uncached page: the portal's article and front page, with all they read from Postgres,
 * beside a dynamic Next page that reads nothing. Contenders take turns, so a slow minute hits all of them.
 */
export async function benchRender(): Promise<void> {
  execFileSync(process.execPath, [next, "build", trivialApp], { stdio: ["ignore", "ignore", "inherit"] });
  const dataDir = mkdtempSync(join(tmpdir(), "depesche-bench-"));
  const [portalPort, trivialPort] = [await freePort(), await freePort()];
  const portal = new Contender(["server.ts"], {
    port: portalPort,
    env: { DATA_DIR: dataDir, DATABASE_URL: "", DEMO: "1" },
  });
  const trivial = new Contender([next, "start", trivialApp, "-p", String(trivialPort)], {
    port: trivialPort,
    env: {},
  });
  try {
    await Promise.all([portal.ready("/readyz"), trivial.ready("/")]);
    const article = await longestArticle(portal);
    const pages = [
      { name: "trivial dynamic Next page", server: trivial, path: "/" },
      { name: "portal: article", server: portal, path: article },
      { name: "portal: front page", server: portal, path: "/" },
    ];
    const measured = pages.map((page) => ({ ...page, bytes: 0, milliseconds: [] as number[] }));
    for (const page of measured) page.bytes = (await burst(page, WARM_UP)).bytes;
    for (let round = 0; round < ROUNDS; round++) {
      for (const page of measured) page.milliseconds.push((await burst(page, REQUESTS)).milliseconds);
    }
    const base = median(measured[0]?.milliseconds ?? []);
    printTable(
      ["page", "KB", "CPU ms per request", "ratio"],
      measured.map(({ name, bytes, milliseconds }) => {
        const typical = median(milliseconds);
        return [name, (bytes / 1024).toFixed(0), typical.toFixed(2), (typical / base).toFixed(2)];
      }),
    );
    console.log(
      `Medians of ${ROUNDS} rounds of ${REQUESTS} requests one after another; the process's own time, Postgres' apart.`,
    );
  } finally {
    await Promise.all([portal.stop(), trivial.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function burst({ server, path }: { server: Contender; path: string }, requests: number) {
  const before = server.cpu();
  let bytes = 0;
  for (let index = 0; index < requests; index++) {
    const response = await fetch(server.origin + path, { headers: { "Accept-Encoding": "identity" } });
    bytes = (await response.arrayBuffer()).byteLength;
  }
  return { bytes, milliseconds: (server.cpu() - before) / requests };
}

/** The lead of the front page: a long one, with everything an article can have. */
async function longestArticle({ origin }: Contender): Promise<string> {
  const html = await (await fetch(origin)).text();
  const path = /<h2[^>]*><a[^>]*href="([^"]+)"/.exec(html)?.[1];
  if (!path) throw new Error("The front page shows no article.");
  return path;
}
