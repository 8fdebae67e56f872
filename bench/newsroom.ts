import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import type { Contender } from "#bench/contender.ts";
import { startDatabase } from "#bench/database.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { startPortal } from "#bench/portal.ts";
import { onStage } from "#bench/stage.ts";
import { median, percentile, printTable } from "#bench/table.ts";
import { getSite } from "#db/site.ts";
import { makeManyPictures } from "#db/testing/many-pictures.ts";
import { makePerson } from "#db/testing/people.ts";
import { addressOf, makeDraft } from "#db/testing/rows.ts";
import { makeSessionCookie } from "#db/testing/session-cookie.ts";
import { paths } from "#lib/paths.ts";
import { ensureChromium } from "#scripts/chromium.ts";

const ARTICLES = 100_000;
const PICTURES = 50_000;
const ROUNDS = 15;
const LIST_MS = 100;
const SEARCH_MS = 150;
const PUBLISH_MS = 300;
const PUBLICATIONS = 9;
const GIVEN_UP_MS = 30_000;
const POLL_MS = 20;
/** Chromium calls a task long that holds the page up for more than this, in milliseconds. */
const LONG_MS = 50;
const SCRIPT_BYTES = 250 * 1024;
const WORDS = 5_000;
const KEYS = 200;

/** What an editor waits for: lists, a search while typing, the click that publishes, the keys in a long text. */
export async function benchNewsroom(): Promise<void> {
  await onStage(async (keep) => {
    const ground = await startDatabase(keep, { articles: ARTICLES });
    await makeManyPictures(PICTURES);
    const portal = await startPortal(keep, ground);
    const cookie = await makeSessionCookie(await makePerson({ role: "editor" }), portal.origin);
    const headers = { cookie: `${cookie.name}=${cookie.value}` };
    await measureLists(portal, headers);
    const browser = await chromium.launch({
      executablePath: ensureChromium({ whole: true }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
    keep({ stop: () => browser.close() });
    const context = await enter(browser, portal, cookie);
    await measureScripts(context, portal);
    await measurePublication(context, portal);
    await measureTyping(context);
  });
}

async function measureLists({ origin }: Contender, headers: Record<string, string>): Promise<void> {
  const asked: [name: string, path: string, atMost: number][] = [
    ["articles", paths.adminArticles(), LIST_MS],
    ["articles, published", paths.adminArticles({ state: "live" }), LIST_MS],
    ["articles, drafts", paths.adminArticles({ state: "draft" }), LIST_MS],
    ["articles, a frequent word", paths.adminArticles({ q: "der" }), SEARCH_MS],
    ["articles, three letters", paths.adminArticles({ q: "Koa" }), SEARCH_MS],
    ["articles, a word that nobody wrote", paths.adminArticles({ q: "Xylophon" }), SEARCH_MS],
    ["media", paths.adminMedia(), LIST_MS],
    ["media, three letters", paths.adminMedia({ q: "bil" }), SEARCH_MS],
  ];
  const rows: string[][] = [];
  const slowest = new Map([
    [LIST_MS, 0],
    [SEARCH_MS, 0],
  ]);
  for (const [name, path, atMost] of asked) {
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const began = performance.now();
      const answer = await fetch(origin + path, { headers });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}.`);
      // The first one loads the page's code.
      if (round > 0) times.push(performance.now() - began);
    }
    rows.push([name, rounded(median(times)), rounded(percentile(times, 0.95))]);
    slowest.set(atMost, Math.max(slowest.get(atMost) ?? 0, median(times)));
  }
  printTable([`${ARTICLES} articles, ${PICTURES} pictures`, "median ms", "p95 ms"], rows);
  printFigure("the slowest list, first view", slowest.get(LIST_MS) ?? Number.NaN, { atMost: LIST_MS }, " ms");
  printFigure("the slowest search", slowest.get(SEARCH_MS) ?? Number.NaN, { atMost: SEARCH_MS }, " ms");
}

type Cookie = Awaited<ReturnType<typeof makeSessionCookie>>;

async function enter(browser: Browser, { origin }: Contender, cookie: Cookie): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, locale: "de-DE" });
  await context.addCookies([{ ...cookie, url: origin }]);
  return context;
}

async function measureScripts(context: BrowserContext, { origin }: Contender): Promise<void> {
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  tools.on("Network.responseReceived", ({ requestId, type }) => type === "Script" && scripts.add(requestId));
  tools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await tools.send("Network.enable");
  await page.goto(origin + paths.adminArticles());
  await page.waitForLoadState("networkidle");
  printFigure("scripts of a list", bytes / 1024, { atMost: SCRIPT_BYTES / 1024 }, " KB");
  bytes = 0;
  await page.goto(origin + paths.adminArticle({ id: await makeDraft() }));
  await page.waitForLoadState("networkidle");
  console.log(`         scripts of the editor besides: ${rounded(bytes / 1024)} KB`);
  await page.close();
}

/** From the click to the article's own page and to every list, feed and sitemap that shows it, all asked for at once. */
async function measurePublication(context: BrowserContext, { origin }: Contender): Promise<void> {
  const page = await context.newPage();
  const times: number[] = [];
  const waited = new Map<string, number[]>();
  const sectionId = (await getSite()).sections[0]?.id;
  for (let round = 0; round < PUBLICATIONS; round++) {
    const word = `gedruckt${round}x${Date.now().toString(36)}`;
    const id = await makeDraft({ title: `Der Artikel ${word}`, slug: word, sectionId });
    const [section, slug] = await addressOf(id);
    const month = new Date().toISOString().slice(0, 7);
    const shownAt = [
      `/${section}/${slug}`,
      "/",
      `/${section}`,
      "/latest",
      "/feed.xml",
      `/${section}/feed.xml`,
      `/sitemaps/${month}.xml`,
    ];
    // All but the article are kept by now, so that an old copy would show.
    const kept = new Map<string, string>();
    for (const path of shownAt.slice(1))
      kept.set(path, (await fetch(origin + path)).headers.get("etag") ?? "");
    await page.goto(paths.adminArticle({ id }));
    await page.getByRole("textbox", { name: "Text", exact: true }).waitFor();
    const answered = page.waitForResponse(
      (answer) => answer.request().method() === "POST" && answer.url().includes(`/articles/${id}`),
    );
    const button = page.locator(".step").getByRole("button", { name: "Veröffentlichen", exact: true });
    await button.hover();
    // The click itself: what looks for the button beforehand is nobody's waiting.
    const began = performance.now();
    await button.evaluate((element: HTMLElement) => element.click());
    await answered;
    note("the click's answer", performance.now() - began);
    await Promise.all(
      shownAt.map(async (path, at) => {
        // As browsers and feed readers ask: what has not changed costs next to nothing.
        const headers = { "if-none-match": kept.get(path) ?? "" };
        while (!(await (await fetch(origin + path, { headers })).text()).includes(word)) {
          if (performance.now() - began > GIVEN_UP_MS) throw new Error(`${path} does not show ${word}.`);
          await sleep(POLL_MS);
        }
        note(at === 0 ? "the article" : path.replace(section, "section"), performance.now() - began);
      }),
    );
    times.push(performance.now() - began);
    await page.waitForURL(/done=publish/);
  }
  await page.close();
  printTable(
    ["from the click to", "median ms"],
    [...waited].map(([what, times]) => [what, rounded(median(times))]),
  );
  printFigure("publish click to everything that shows it", median(times), { atMost: PUBLISH_MS }, " ms");

  function note(what: string, ms: number): void {
    waited.set(what, [...(waited.get(what) ?? []), ms]);
  }
}

async function measureTyping(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  const content = Array.from({ length: WORDS / 50 }, (_, at) => ({
    type: "paragraph",
    content: [{ type: "text", text: `Absatz ${at}: ${"ein Wort nach dem anderen, ".repeat(10)}` }],
  }));
  const id = await makeDraft({ body: { type: "doc", content } });
  await page.goto(paths.adminArticle({ id }));
  const text = page.getByRole("textbox", { name: "Text", exact: true });
  await text.click();
  await page.evaluate(() => {
    Object.assign(window, { longest: 0 });
    new PerformanceObserver((list) => {
      const known = window as unknown as { longest: number };
      for (const { duration } of list.getEntries()) known.longest = Math.max(known.longest, duration);
    }).observe({ type: "longtask" });
  });
  const sent: number[] = [];
  page.on(
    "request",
    (request) => request.url().endsWith("/save") && sent.push(request.postDataBuffer()?.length ?? 0),
  );
  await page.keyboard.press("Control+End");
  for (let key = 0; key < KEYS; key++) await page.keyboard.type(key % 6 === 5 ? " " : "e", { delay: 25 });
  await page.waitForTimeout(3_000);
  const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest);
  const whole = JSON.stringify({ type: "doc", content }).length;
  printFigure(`longest task while typing into ${WORDS} words`, longest, { atMost: LONG_MS }, " ms");
  console.log(
    `         saves: ${sent.length}, of ${rounded(Math.max(...sent) / whole)} documents each at most`,
  );
  await page.close();
}
