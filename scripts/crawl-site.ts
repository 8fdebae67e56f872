import { randomBytes } from "node:crypto";
import type { Crawl } from "#lib/audit/crawl.ts";
import { type FeedFile, feedFormatOf, type Revalidated, readFeed } from "#lib/audit/feed-file.ts";
import { type Page, readPage } from "#lib/audit/page.ts";
import { readRobots } from "#lib/audit/robots-file.ts";
import { readSitemap, type SitemapFile } from "#lib/audit/sitemap-file.ts";
import { listOf, thingsIn, thingsOn, urlOf } from "#lib/audit/structured.ts";
import type { Visit } from "#lib/audit/visit.ts";
import { addressOf } from "#lib/audit/written.ts";

/** Asked at a time: a portal is not to notice. */
const AT_ONCE = 4;
const PATIENCE_MS = 30_000;
/** What is more than this is no page. */
const MOST_CHARACTERS = 60_000_000;
/** Of addresses that differ in numbers and in what a query says, so many are seen for all: "/report?type=…&id=…". */
const SAMPLE = 20;
/** The name under which it is left out where readers are counted. */
const AGENT = "depesche-audit/1.0 (bot)";

export type CrawlOptions = {
  /** Documents to be asked for at most. */
  max: number;
  progress?: (done: number, known: number) => void;
};

/** The portal does not answer, or is somebody else's. */
export class CannotCrawl extends Error {}

/**
 * Sees of a portal what a stranger can see: robots.txt, sitemaps, feeds, and pages by their links.
 * Asks this host alone, and nothing that robots.txt closes but the newsroom's door.
 * @param start any address of the portal
 * @throws CannotCrawl
 */
export async function crawlSite(start: string, options: CrawlOptions): Promise<Crawl> {
  const { origin } = new URL(start);
  const home = await visit(`${origin}/`);
  if (home.status !== 200)
    throw new CannotCrawl(
      `${home.url} answers ${home.status || "nothing"}${home.to ? `, and leads to ${home.to}` : ""}.`,
    );
  const named = readPage(home).canonicals[0];
  const itself = named && URL.canParse(named) ? new URL(named).origin : origin;
  if (itself !== origin)
    throw new CannotCrawl(`This portal says that it is ${itself} (SITE_URL): audit it there.`);
  return new Crawler(origin, options).run();
}

type Task = { url: string; method: "GET" | "HEAD" };

class Crawler {
  readonly #origin: string;
  readonly #options: CrawlOptions;
  readonly #crawl: Crawl;
  readonly #known = new Set<string>();
  readonly #waiting: Task[] = [];
  readonly #shapes = new Map<string, number>();
  /** How the file was announced: what is to be read as a feed or a sitemap. */
  readonly #feeds = new Map<string, FeedFile["format"]>();
  readonly #sitemaps = new Map<string, Pick<SitemapFile, "isTop" | "isNews">>();
  #asked = 0;

  constructor(origin: string, options: CrawlOptions) {
    this.#origin = origin;
    this.#options = options;
    this.#crawl = {
      origin,
      at: new Date(),
      visits: new Map(),
      pages: [],
      missing: readPage(nothingAt(`${origin}/`)),
      noisy: null,
      feeds: [],
      sitemaps: [],
      robots: readRobots(nothingAt(`${origin}/robots.txt`)),
      isComplete: true,
    };
  }

  async run(): Promise<Crawl> {
    const crawl = this.#crawl;
    const at = (path: string) => this.#origin + path;
    crawl.robots = readRobots(await this.#see({ url: at("/robots.txt"), method: "GET" }));
    // Asked for apart: what is found there is not on the portal.
    crawl.missing = readPage(await visit(at(`/nothing-here-${randomBytes(4).toString("hex")}`)));
    const noisy = await visit(at("/?utm_source=audit&fbclid=1"));
    if (noisy.status === 200) crawl.noisy = readPage(noisy);
    await this.#see({ url: at("/admin"), method: "GET" });
    for (const url of new Set([at("/sitemap.xml"), at("/news-sitemap.xml"), ...crawl.robots.sitemaps]))
      this.#addSitemap(url, { isTop: true, isNews: /news/.test(new URL(url, this.#origin).pathname) });
    for (const path of ["/", "/login", "/account", "/search?q=a"]) this.#add(at(path));
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#work()));
    // Whoever answers first: the same portal is told of in the same words.
    for (const seen of [crawl.pages, crawl.feeds, crawl.sitemaps] as { url: string }[][])
      seen.sort((a, b) => (a.url < b.url ? -1 : 1));
    return crawl;
  }

  /** How many are being looked at: what they find is still to come. */
  #busy = 0;

  async #work(): Promise<void> {
    for (;;) {
      const task = this.#waiting.shift();
      if (task) {
        this.#busy++;
        await this.#take(task);
        this.#busy--;
      } else if (this.#busy === 0) return;
      else await new Promise((done) => setTimeout(done, 5));
    }
  }

  async #take(task: Task): Promise<void> {
    if (this.#asked >= this.#options.max) {
      this.#crawl.isComplete = false;
      return;
    }
    this.#asked++;
    this.#options.progress?.(this.#asked, this.#asked + this.#waiting.length);
    const seen = await this.#see(task);
    if (seen.to !== null) this.#add(seen.to);
    const sitemap = this.#sitemaps.get(task.url);
    if (sitemap) return this.#readSitemap(seen, sitemap);
    const type = seen.headers["content-type"] ?? "";
    const format = this.#feeds.get(task.url) ?? feedFormatOf(type);
    if (format && (seen.status === 200 || this.#feeds.has(task.url))) await this.#readFeed(seen, format);
    else if (seen.status === 200 && type.startsWith("text/html") && task.method === "GET")
      this.#readPage(seen);
  }

  async #see({ url, method }: Task): Promise<Visit> {
    const seen = await visit(url, method);
    // The texts are read at once, and would fill the memory.
    this.#crawl.visits.set(url, { ...seen, body: "" });
    return seen;
  }

  #readPage(seen: Visit): void {
    const page = readPage(seen);
    this.#crawl.pages.push(page);
    for (const { url, type, language } of page.alternates) {
      const format = feedFormatOf(type);
      if (format && this.#isOwn(url)) this.#feeds.set(url, format);
      if (format || language !== null) this.#add(url);
    }
    for (const { to } of page.anchors) if (to !== null) this.#add(to);
    for (const href of page.canonicals) this.#add(addressOf(href, page.url) ?? "");
    for (const url of [...page.resources.map((one) => one.url), ...picturesOf(page)]) this.#add(url, "HEAD");
  }

  #readSitemap(seen: Visit, place: Pick<SitemapFile, "isTop" | "isNews">): void {
    const file = readSitemap(seen, place);
    this.#crawl.sitemaps.push(file);
    for (const { loc } of file.entries)
      if (file.root === "sitemapindex") this.#addSitemap(loc, { ...place, isTop: false });
      else this.#add(loc);
  }

  async #readFeed(seen: Visit, format: FeedFile["format"]): Promise<void> {
    const again = async (header: string, value: string | undefined) =>
      value === undefined ? null : (await visit(seen.url, "GET", { [header]: value })).status;
    const revalidated: Revalidated = {
      etag: await again("If-None-Match", seen.headers.etag),
      lastModified: await again("If-Modified-Since", seen.headers["last-modified"]),
    };
    const feed = readFeed(seen, format, revalidated);
    this.#crawl.feeds.push({ ...feed, visit: { ...seen, body: "" } });
    for (const { url } of feed.items) this.#add(addressOf(url, seen.url) ?? "");
  }

  #addSitemap(url: string, place: Pick<SitemapFile, "isTop" | "isNews">): void {
    if (!this.#isOwn(url)) return;
    this.#sitemaps.set(url, place);
    this.#add(url);
  }

  #isOwn(url: string): boolean {
    return URL.canParse(url) && new URL(url).origin === this.#origin;
  }

  #add(address: string, method: Task["method"] = "GET"): void {
    if (!this.#isOwn(address)) return;
    const url = new URL(address);
    url.hash = "";
    if (this.#known.has(url.href) || !this.#crawl.robots.allows(url.pathname)) return;
    this.#known.add(url.href);
    if (this.#isOneOfMany(url)) return;
    this.#waiting.push({ url: url.href, method });
  }

  /** Lists go on by "page"; other queries, and what is done with one comment, are forms with something filled in. */
  #isOneOfMany({ pathname, searchParams }: URL): boolean {
    const names = [...searchParams.keys()].filter((name) => name !== "page");
    const first = /^\/comments\/\d/.test(pathname)
      ? pathname.replace(/\d+/g, "#")
      : `${pathname.split("/").length}`;
    if (names.length === 0 && !first.includes("#")) return false;
    const shape = `${first}?${names.join("&")}`;
    const count = (this.#shapes.get(shape) ?? 0) + 1;
    this.#shapes.set(shape, count);
    return count > SAMPLE;
  }
}

/** The pictures that a page names without showing them. */
function picturesOf(page: Page): string[] {
  const things = thingsOn(page);
  const images = things.flatMap(({ image }) => listOf(image).map(urlOf));
  const logos = things.flatMap(({ publisher }) => thingsIn(publisher).map(({ logo }) => urlOf(logo)));
  return [...images, ...logos, ...(page.metas.get("og:image") ?? [])].filter(Boolean);
}

/** @returns status 0 when nothing came back */
async function visit(
  url: string,
  method: Task["method"] = "GET",
  headers: Record<string, string> = {},
): Promise<Visit> {
  try {
    const answer = await fetch(url, {
      method,
      redirect: "manual",
      headers: { "User-Agent": AGENT, ...headers },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const type = answer.headers.get("content-type") ?? "";
    const isText = /^text\/|[/+](xml|json)\b/.test(type);
    const body = isText && method === "GET" ? (await answer.text()).slice(0, MOST_CHARACTERS) : "";
    if (!isText) await answer.body?.cancel();
    const location = answer.headers.get("location");
    return {
      url,
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      cookies: answer.headers.getSetCookie(),
      to: location !== null && answer.status >= 300 && answer.status < 400 ? addressOf(location, url) : null,
      body,
    };
  } catch {
    return nothingAt(url);
  }
}

const nothingAt = (url: string): Visit => ({ url, status: 0, headers: {}, cookies: [], to: null, body: "" });
