import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Contender } from "#bench/contender.ts";
import { median, printTable } from "#bench/table.ts";
import { freePort } from "#db/embedded/postmaster.ts";
import { joinEmbedded } from "#db/embedded.ts";

const ROUNDS = 9;
const REQUESTS = 60;
/** Until the compiler has seen what runs often; before, every contender is dear. */
const WARM_UP = 600;

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const root = resolve(import.meta.dirname, "..");
const trivialApp = join(root, "bench", "trivial");

type Page = { name: string; server: Contender; path: string };

/**
 * Processor time per uncached page: the portal's article and front page, with all they read from Postgres, beside
 * a dynamic Next page that reads nothing and has as many bytes. All of them as `next start` sends them. The same
 * pages once more as the portal sends them: without Next's runtime, with headers, not from the cache because the
 * request carries an authorisation. Contenders take turns, so a slow minute hits all of them.
 */
export async function benchRender(): Promise<void> {
  execFileSync(process.execPath, [next, "build", trivialApp], { stdio: ["ignore", "ignore", "inherit"] });
  const dataDir = mkdtempSync(join(tmpdir(), "depesche-bench-"));
  const portal = await start(["server.ts"], { DATA_DIR: dataDir, DATABASE_URL: "", DEMO: "1" });
  const servers = [portal];
  try {
    await portal.ready("/readyz");
    const DATABASE_URL = (await joinEmbedded(dataDir)) ?? "";
    const bare = await start([next, "start", root], { DATA_DIR: dataDir, DATABASE_URL });
    const trivial = await start([next, "start", trivialApp], {});
    servers.push(bare, trivial);
    await Promise.all([bare.ready("/readyz"), trivial.ready("/")]);

    const article = await leadOf(portal);
    await compare(
      { name: "article", server: bare, path: article },
      { trivial, finished: { name: "article, finished", server: portal, path: article } },
    );
    await compare(
      { name: "front page", server: bare, path: "/" },
      { trivial, finished: { name: "front page, finished", server: portal, path: "/" } },
    );
    console.log(
      `Medians of ${ROUNDS} rounds of ${REQUESTS} requests one after another; the process's own time, Postgres' apart.`,
    );
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function start(args: string[], env: Record<string, string>): Promise<Contender> {
  const port = await freePort();
  return new Contender(args[0] === next ? [...args, "-p", String(port)] : args, { port, env });
}

async function compare(
  page: Page,
  { trivial, finished }: { trivial: Contender; finished: Page },
): Promise<void> {
  const path = await sizedLike(page, trivial);
  const pages = [{ name: "trivial Next page", server: trivial, path }, page, finished];
  const measured = pages.map((one) => ({ ...one, bytes: 0, milliseconds: [] as number[] }));
  for (const one of measured) one.bytes = (await burst(one, WARM_UP)).bytes;
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of measured) one.milliseconds.push((await burst(one, REQUESTS)).milliseconds);
  }
  const base = median(measured[0]?.milliseconds ?? []);
  printTable(
    ["page", "bytes", "CPU ms per request", "ratio"],
    measured.map(({ name, bytes, milliseconds }) => {
      const typical = median(milliseconds);
      return [name, String(bytes), typical.toFixed(2), (typical / base).toFixed(2)];
    }),
  );
  console.log();
}

/** The trivial page is long by paragraphs of one length, flight data included: two pages tell how many it takes. */
async function sizedLike(page: Page, trivial: Contender): Promise<string> {
  const withParagraphs = (count: number) => `/?paragraphs=${count}`;
  const bytesOf = async (server: Contender, path: string) => (await fetchPage(server, path)).byteLength;
  const [short, long] = [
    await bytesOf(trivial, withParagraphs(100)),
    await bytesOf(trivial, withParagraphs(200)),
  ];
  const paragraph = (long - short) / 100;
  return withParagraphs(100 + Math.round(((await bytesOf(page.server, page.path)) - short) / paragraph));
}

async function burst({ server, path }: Page, requests: number) {
  const before = server.cpu();
  let bytes = 0;
  for (let index = 0; index < requests; index++) bytes = (await fetchPage(server, path)).byteLength;
  return { bytes, milliseconds: (server.cpu() - before) / requests };
}

async function fetchPage({ origin }: Contender, path: string): Promise<ArrayBuffer> {
  const response = await fetch(origin + path, {
    headers: { "Accept-Encoding": "identity", Authorization: "Bearer none" },
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response.arrayBuffer();
}

/** The lead of the front page: a long article, with everything that one can have. */
async function leadOf({ origin }: Contender): Promise<string> {
  const html = await (await fetch(origin)).text();
  const path = /<h2[^>]*><a[^>]*href="([^"]+)"/.exec(html)?.[1];
  if (!path) throw new Error("The front page shows no article.");
  return path;
}
