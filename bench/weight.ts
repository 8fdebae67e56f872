import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { startDatabase } from "#bench/database.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { leadArticle, startPortal } from "#bench/portal.ts";
import { onStage } from "#bench/stage.ts";
import { printTable } from "#bench/table.ts";
import { ensureChromium } from "#scripts/chromium.ts";

const FIRST = { bytes: 32 * 1024, requests: 5 };
const SECOND = { bytes: 15 * 1024 };
/** Comfort, all of it: no page needs a script, which the walks without JavaScript in e2e/ hold. */
const SCRIPTS = { bytes: 8 * 1024 };

const VIEWPORT = { width: 412, height: 915 };

/** What a browser fetches, as its developer tools name it. Pictures are weighed apart: they are the newsroom's choice. */
const KINDS = { Document: "HTML", Stylesheet: "CSS", Font: "font", Script: "JavaScript" } as const;
type Kind = (typeof KINDS)[keyof typeof KINDS] | "other" | "pictures";

type Fetched = { url: string; kind: Kind; bytes: number };

/** Bytes, heads included, and requests that a browser makes for a first article and, from there, for a second. */
export async function benchWeight(): Promise<void> {
  await onStage(async (keep) => {
    const portal = await startPortal(keep, await startDatabase(keep));
    const article = await leadArticle(portal);
    await makeHot(portal.origin + article);
    const browser = await chromium.launch({
      executablePath: ensureChromium({ whole: true }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
    keep({ stop: () => browser.close() });
    const page = await openPage(browser);
    const first = await weigh(page, () => page.goto(portal.origin + article));
    const next = await page.locator("main aside a, main a").evaluateAll(findArticle, article);
    if (!next) throw new Error(`${article} leads to no other article.`);
    const second = await weigh(page, () =>
      page.goto(portal.origin + next, { referer: portal.origin + article }),
    );
    print({ first, second });
  });
}

/** Weighed is a page that readers come to: the portal presses it as small as it gets once it has been asked for a few times. */
async function makeHot(url: string): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(200)) {
    const { headers } = await fetch(url, { headers: { "Accept-Encoding": "br" } });
    if (headers.get("etag")?.includes("-best")) return;
  }
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "de-DE", deviceScaleFactor: 2 });
  return context.newPage();
}

/** @returns everything that came over the line while `visit` and until the page rests; what the browser had is not in it */
async function weigh(page: Page, visit: () => Promise<unknown>): Promise<Fetched[]> {
  const tools = await page.context().newCDPSession(page);
  const running = new Map<string, { url: string; kind: Kind }>();
  const kept = new Set<string>();
  const fetched: Fetched[] = [];
  tools.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    const isPicture =
      type === "Image" || /\.(svg|png|ico|jpe?g|webp|avif)$/.test(new URL(request.url).pathname);
    const kind = isPicture ? "pictures" : (KINDS[type as keyof typeof KINDS] ?? "other");
    running.set(requestId, { url: request.url, kind });
  });
  tools.on("Network.requestServedFromCache", ({ requestId }) => kept.add(requestId));
  tools.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.fromDiskCache || response.fromPrefetchCache) kept.add(requestId);
  });
  tools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const one = running.get(requestId);
    if (one && !kept.has(requestId)) fetched.push({ ...one, bytes: encodedDataLength });
  });
  await tools.send("Network.enable");
  await visit();
  await page.waitForLoadState("networkidle");
  await tools.detach();
  return fetched;
}

/** Runs in the page: the first link that leads to an article, which is two names deep. */
function findArticle(links: Element[], from: string): string | undefined {
  return links
    .map((link) => (link as HTMLAnchorElement).pathname)
    .find(
      (path) =>
        /^\/[a-z-]+\/[^/.]+$/.test(path) && path !== from && !/^\/(topic|author|archive)\//.test(path),
    );
}

function print(views: { first: Fetched[]; second: Fetched[] }): void {
  const kinds: Kind[] = [...Object.values(KINDS), "other", "pictures"];
  const sum = (fetched: Fetched[]) => fetched.reduce((total, { bytes }) => total + bytes, 0);
  const counted = (fetched: Fetched[]) => fetched.filter(({ kind }) => kind !== "pictures");
  const cells = (fetched: Fetched[]) => [rounded(sum(fetched) / 1024), String(fetched.length)];
  const row = (name: string, pick: (fetched: Fetched[]) => Fetched[]) => [
    name,
    ...cells(pick(views.first)),
    ...cells(pick(views.second)),
  ];
  printTable(
    ["", "first KB", "requests", "second KB", "requests"],
    [
      row("without pictures", counted),
      ...kinds.map((kind) => row(`  ${kind}`, (fetched) => fetched.filter((one) => one.kind === kind))),
    ],
  );
  console.log("");
  for (const [name, fetched] of Object.entries(views)) {
    for (const { url, bytes, kind } of fetched) {
      if (kind !== "pictures") console.log(`${name.padEnd(8)} ${String(bytes).padStart(6)} bytes  ${url}`);
    }
  }
  console.log(
    "\nAs Chromium counts what came over the line, heads included; its cache is empty at the first view.\n",
  );
  const scripts = [...views.first, ...views.second].filter(({ kind }) => kind === "JavaScript");
  printFigure("first article", sum(counted(views.first)), { atMost: FIRST.bytes }, " bytes");
  printFigure("first article", counted(views.first).length, { atMost: FIRST.requests }, " requests");
  printFigure("second article", sum(counted(views.second)), { atMost: SECOND.bytes }, " bytes");
  printFigure("scripts of both, none of them needed", sum(scripts), { atMost: SCRIPTS.bytes }, " bytes");
}
