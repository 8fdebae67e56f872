import { type Crawl, pageAt, type Rule, rule } from "#lib/audit/crawl.ts";
import { isHome } from "#lib/audit/kinds.ts";
import type { SitemapEntry, SitemapFile } from "#lib/audit/sitemap-file.ts";
import { articleOn, textIn, thingsOfType } from "#lib/audit/structured.ts";
import { addressOf, isAbsolute, isMoment } from "#lib/audit/written.ts";

/** https://www.sitemaps.org/protocol.html */
const MOST_URLS = 50_000;
const MOST_BYTES = 50 * 1024 * 1024;
const MOST_NEWS = 1000;
const NEWS_XMLNS = "http://www.google.com/schemas/sitemap-news/0.9";
const NEWS_MS = 2 * 24 * 3_600_000;
/** Between the making of a file that may be kept, and now. */
const GRACE_MS = 15 * 60_000;
/** ISO 639, and the two exceptions of Google's documentation. */
const LANGUAGE = /^([a-z]{2,3}|zh-cn|zh-tw)$/;
/** What a W3C date may be in a sitemap: a day, or a moment with its zone. */
const isDate = (text: string) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(text) || isMoment(text);

const readable = (crawl: Crawl) => crawl.sitemaps.filter(({ problem }) => problem === null);
const news = (crawl: Crawl) => readable(crawl).filter(({ isNews }) => isNews);

type Listed = SitemapEntry & { url: string; file: SitemapFile };

/** What the files list, without the other files that an index names. */
const listed = (files: SitemapFile[]): Listed[] =>
  files
    .filter(({ root }) => root === "urlset")
    .flatMap((file) => file.entries.map((entry) => ({ ...entry, url: entry.loc, file })));

const SM1 = rule(
  "SM1",
  "the sitemap is an index of files within the protocol's limits, and dates are those of substantive changes",
  (crawl) => readable(crawl).filter(({ isNews }) => !isNews),
  function* (file, crawl) {
    const wanted = file.isTop ? "sitemapindex" : "urlset";
    if (file.root !== wanted) yield `its root is ${file.root}, expected ${wanted}`;
    if (file.entries.length > MOST_URLS) yield `${file.entries.length} addresses, at most ${MOST_URLS}`;
    if (file.bytes > MOST_BYTES) yield `${file.bytes} bytes, at most ${MOST_BYTES}`;
    for (const { loc, lastmod } of file.entries) {
      if (!isAbsolute(loc)) yield `"${loc}" is no absolute address`;
      if (lastmod === null) continue;
      if (!isDate(lastmod)) yield `the date of ${loc} is "${lastmod}", expected W3C's form`;
      const page = pageAt(crawl, loc);
      const changed = page && textIn(articleOn(page), "dateModified");
      if (changed && isMoment(changed) && Date.parse(changed) !== Date.parse(lastmod))
        yield `${loc} changed at ${lastmod} here, at ${changed} by its own word`;
    }
  },
);

const SM2 = rule(
  "SM2",
  "the news sitemap has articles of the last two days, and at most 1000 in a file",
  news,
  function* (file, crawl) {
    if (file.root === "sitemapindex") return;
    if (file.root !== "urlset") yield `its root is ${file.root}, expected urlset`;
    if (file.newsNamespace !== NEWS_XMLNS)
      yield `xmlns:news is "${file.newsNamespace ?? ""}", expected ${NEWS_XMLNS}`;
    if (file.entries.length > MOST_NEWS) yield `${file.entries.length} articles, at most ${MOST_NEWS}`;
    for (const { loc, news } of file.entries)
      if (news && crawl.at.getTime() - Date.parse(news.date) > NEWS_MS + GRACE_MS)
        yield `${loc} is of ${news.date}: older than two days`;
  },
);

const SM3 = rule(
  "SM3",
  "each entry of the news sitemap has the site's name, a language, a date with its zone and the headline alone",
  (crawl) => listed(news(crawl)),
  function* ({ loc, news }, crawl) {
    if (!news) return yield "there is no news:news";
    const home = crawl.pages.find(isHome);
    const name = home && textIn(thingsOfType(home, "WebSite")[0], "name");
    if (name && news.name !== name) yield `the publication is "${news.name}", the site's name "${name}"`;
    if (news.name === "") yield "there is no name of the publication";
    if (!LANGUAGE.test(news.language)) yield `the language is "${news.language}", expected ISO 639`;
    if (!isMoment(news.date)) yield `the date is "${news.date}", expected a moment with its zone`;
    const headline = pageAt(crawl, loc)?.h1s[0];
    if (headline !== undefined && headline !== news.title)
      yield `the title is "${news.title}", the headline "${headline}"`;
    if (news.title === "") yield "there is no title";
  },
);

const SM4 = rule(
  "SM4",
  "every sitemap answers 200 with well-formed XML, also when it is empty",
  ({ sitemaps }) => sitemaps,
  function* ({ visit, problem }) {
    if (visit.status !== 200) return yield `it answers ${visit.status}`;
    if (problem !== null) yield `no well-formed XML: ${problem}`;
    const type = visit.headers["content-type"] ?? "";
    if (!/\bxml\b/.test(type)) yield `its type is "${type}", expected XML`;
  },
);

const SM5 = rule(
  "SM5",
  "no sitemap lists what is kept from search engines, redirected, withdrawn or closed to crawlers",
  (crawl) => listed(readable(crawl)),
  function* ({ loc, file }, crawl) {
    const where = `(in ${file.url})`;
    const visit = crawl.visits.get(loc);
    if (visit?.to) yield `it redirects to ${visit.to} ${where}`;
    if (visit?.status === 410) yield `it is gone ${where}`;
    const page = pageAt(crawl, loc);
    if (page && !page.isIndexable) yield `it says ${[...page.robots].join(", ")} ${where}`;
    if (URL.canParse(loc) && !crawl.robots.allows(new URL(loc).pathname))
      yield `robots.txt closes it ${where}`;
  },
);

const SM6 = rule(
  "SM6",
  "robots.txt names the sitemap and the news sitemap",
  ({ robots }) => [robots],
  function* ({ status, sitemaps }, { origin }) {
    if (status !== 200) return yield `it answers ${status}`;
    for (const path of ["/sitemap.xml", "/news-sitemap.xml"])
      if (!sitemaps.includes(origin + path)) yield `it does not name ${origin}${path}`;
  },
);

const SM7 = rule(
  "SM7",
  "everything that a sitemap lists answers 200 and is its own canonical address",
  (crawl) => listed(readable(crawl)),
  function* ({ loc, file }, crawl) {
    const visit = crawl.visits.get(loc);
    const where = `(in ${file.url})`;
    if (!URL.canParse(loc) || new URL(loc).origin !== crawl.origin)
      return yield `it is no address of ${crawl.origin} ${where}`;
    // What has moved or is gone breaks SM5; what was not asked for is not known.
    if (!visit || visit.to || visit.status === 410) return;
    if (visit.status !== 200) return yield `it answers ${visit.status || "nothing"} ${where}`;
    const page = pageAt(crawl, loc);
    if (!page) return yield `it is no page ${where}`;
    for (const canonical of page.canonicals)
      if (!isSame(canonical, loc)) yield `its canonical address is ${canonical} ${where}`;
  },
);

/** Whether the canonical address is a whole one is for RM3. */
const isSame = (canonical: string, loc: string) => addressOf(canonical, loc) === new URL(loc).href;

/** Sitemaps. */
export const sitemapRules: Rule[] = [SM1, SM2, SM3, SM4, SM5, SM6, SM7];
