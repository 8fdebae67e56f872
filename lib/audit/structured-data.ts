import { type Crawl, pageAt, type Rule, rule } from "#lib/audit/crawl.ts";
import { articles, indexable, isAuthor, isHome, isList } from "#lib/audit/kinds.ts";
import type { Page } from "#lib/audit/page.ts";
import {
  articleOn,
  listOf,
  type Thing,
  textIn,
  thingsIn,
  thingsOfType,
  typesOf,
  urlOf,
} from "#lib/audit/structured.ts";
import { isAbsolute, isMoment } from "#lib/audit/written.ts";

/** From this width on services show a picture large, in pixels. */
const WIDE = 1200;

type Told = { url: string; page: Page; article: Thing };

/** The articles that say what they are; SD1 finds the others. */
const told = (crawl: Crawl): Told[] =>
  articles(crawl).flatMap((page) => {
    const article = articleOn(page);
    return article ? [{ url: page.url, page, article }] : [];
  });

const SD0 = rule(
  "SD0",
  "an article has a headline, dates with their zone, and authors with name and address",
  told,
  function* ({ article }) {
    if (textIn(article, "headline") === "") yield "there is no headline";
    for (const name of ["datePublished", "dateModified"])
      if (!isMoment(textIn(article, name)))
        yield `${name} is "${textIn(article, name)}", expected a moment with its zone`;
    const authors = thingsIn(article.author);
    if (authors.length === 0) yield "there is no author";
    for (const author of authors) {
      if (textIn(author, "name") === "") yield "an author has no name";
      if (!isAbsolute(urlOf(author))) yield `the author "${textIn(author, "name")}" has no absolute address`;
    }
  },
);

const SD1 = rule(
  "SD1",
  "exactly one NewsArticle on an article, valid JSON, nothing that could end the script element",
  ({ pages }) => pages,
  function* (page) {
    for (const { raw, value } of page.data) {
      if (value === undefined) yield `no valid JSON: ${raw.slice(0, 60)}`;
      if (raw.includes("</") || raw.includes("<!--")) yield `"</" is not escaped: ${raw.slice(0, 60)}`;
    }
    const count = thingsOfType(page, "NewsArticle", "LiveBlogPosting").length;
    if (page.metas.get("og:type")?.[0] === "article" && count !== 1) yield `${count} NewsArticle, expected 1`;
  },
);

const SD2 = rule("SD2", "the headline is the visible H1", told, function* ({ page, article }) {
  const [h1 = ""] = page.h1s;
  const headline = textIn(article, "headline").replace(/\s+/g, " ").trim();
  if (headline !== h1) yield `the headline is "${headline}", the H1 "${h1}"`;
});

const SD3 = rule("SD3", "an author's name is a name only", told, function* ({ article }, crawl) {
  for (const author of thingsIn(article.author)) {
    const name = textIn(author, "name");
    if (/^(von|by)\s/i.test(name)) yield `"${name}" begins with "${name.split(" ", 1)[0]}"`;
    const profile = pageAt(crawl, urlOf(author));
    const person = profile && thingsIn(thingsOfType(profile, "ProfilePage")[0]?.mainEntity)[0];
    const job = textIn(person, "jobTitle");
    if (job !== "" && name.includes(job)) yield `"${name}" holds the job title "${job}"`;
    if (/[|•·]|\s[–—-]\s|\S@\S/u.test(name)) yield `"${name}" is more than a name`;
  }
});

const SD4 = rule(
  "SD4",
  "pictures are 1200 pixels wide where there are such, answer 200 and may be crawled",
  told,
  function* ({ page, article }, crawl) {
    for (const image of listOf(article.image)) {
      const url = urlOf(image);
      if (!isAbsolute(url)) {
        yield `"${url}" is no absolute address`;
        continue;
      }
      const visit = crawl.visits.get(url);
      if (visit && visit.status !== 200) yield `the picture ${url} answers ${visit.status || "nothing"}`;
      const type = visit?.headers["content-type"] ?? "image/";
      if (visit?.status === 200 && !type.startsWith("image/")) yield `${url} is ${type}, no picture`;
      if (new URL(url).origin === crawl.origin && !crawl.robots.allows(new URL(url).pathname))
        yield `robots.txt closes the picture ${url}`;
      const width = Number(typeof image === "object" && image ? (image as Thing).width : Number.NaN);
      const offered = page.images.find(({ src }) => new URL(src, page.url).href === url)?.widest ?? 0;
      if (width < WIDE && offered >= WIDE)
        yield `the picture ${url} is ${width} pixels wide, the page has it with ${offered}`;
    }
  },
);

const SD5 = rule(
  "SD5",
  "an article names its publisher with logo, language, section, topics, address, lead, places and counts",
  told,
  function* ({ page, article }, crawl) {
    const [publisher] = thingsIn(article.publisher);
    if (!publisher || !typesOf(publisher).some((type) => type.endsWith("Organization")))
      yield "the publisher is no Organization";
    const logo = urlOf(publisher?.logo);
    if (!isAbsolute(logo)) yield "the publisher has no logo";
    const answer = crawl.visits.get(logo)?.status ?? 200;
    if (answer !== 200) yield `the logo ${logo} answers ${answer}`;
    if (typeof article.isAccessibleForFree !== "boolean") yield "there is no isAccessibleForFree";
    for (const name of ["inLanguage", "description"])
      if (textIn(article, name) === "") yield `there is no ${name}`;
    if (listOf(article.articleSection).length === 0) yield "there is no articleSection";
    if (page.anchors.some(isTopic) && listOf(article.keywords).length === 0)
      yield "it has topics, but no keywords";
    const main = urlOf(article.mainEntityOfPage);
    if (main !== page.canonicals[0])
      yield `mainEntityOfPage is "${main}", the canonical address ${page.canonicals[0]}`;
    if (page.dateline !== "" && thingsIn(article.contentLocation).length === 0)
      yield `it has the dateline "${page.dateline}", but no contentLocation`;
    if (page.ids.has("corrections") && thingsIn(article.correction).length === 0)
      yield "it has corrections, but no correction";
    yield* commentFaults({ page, article });
  },
);

/** On the page's own list, not on those around it. */
const isTopic = ({ to }: { to: string | null }) =>
  to !== null && /\/topic\/[^/]+$/.test(new URL(to).pathname);

function* commentFaults({ page, article }: Pick<Told, "page" | "article">): Generator<string> {
  const shown = [...page.ids].filter((id) => /^comment-\d+$/.test(id)).length;
  const { commentCount } = article;
  if (typeof commentCount !== "number") yield "there is no commentCount";
  else if (isWhole(page) ? commentCount !== shown : commentCount < shown)
    yield `commentCount is ${commentCount}, the page shows ${shown} comments`;
}

/** Whether the whole discussion is on the page: nothing leads to another part of it. */
const isWhole = ({ anchors, url }: Page) =>
  !anchors.some(({ to }) => to?.startsWith(`${url}?`) && /[?&](after|thread)=/.test(to));

const SD6 = rule(
  "SD6",
  "a live blog says when it began and what was added",
  (crawl) => told(crawl).filter(({ article, page }) => isLive(article) || page.ids.has("live")),
  function* ({ article }) {
    if (!isLive(article)) return yield "it is no LiveBlogPosting";
    if (!isMoment(textIn(article, "coverageStartTime"))) yield "there is no coverageStartTime";
    const end = article.coverageEndTime;
    if (end !== undefined && !isMoment(textIn(article, "coverageEndTime")))
      yield `coverageEndTime is "${end}", expected a moment with its zone`;
    const updates = article.liveBlogUpdate;
    if (!Array.isArray(updates)) yield "liveBlogUpdate is no list";
    for (const update of thingsIn(updates)) {
      if (!typesOf(update).includes("BlogPosting")) yield "an update is no BlogPosting";
      if (textIn(update, "headline") === "" || !isMoment(textIn(update, "datePublished")))
        yield `the update ${urlOf(update)} has no headline or no date`;
    }
  },
);

const isLive = (article: Thing) => typesOf(article).includes("LiveBlogPosting");

const SD7 = rule(
  "SD7",
  "ProfilePage with Person on authors, CollectionPage on lists, WebSite on the front page, BreadcrumbList elsewhere",
  indexable,
  function* (page) {
    const has = (type: string) => thingsOfType(page, type).length > 0;
    if (isHome(page)) {
      if (!has("WebSite")) yield "there is no WebSite";
      return;
    }
    if (!has("BreadcrumbList")) yield "there is no BreadcrumbList";
    if (isAuthor(page)) {
      const people = thingsOfType(page, "ProfilePage").flatMap(({ mainEntity }) => thingsIn(mainEntity));
      if (!people.some((person) => typesOf(person).includes("Person")))
        yield "there is no ProfilePage of a Person";
    } else if (isList(page) && !has("CollectionPage")) yield "there is no CollectionPage";
  },
);

const SD9 = rule(
  "SD9",
  "the dates that readers see are those of the structured data",
  told,
  function* ({ page, article }) {
    const shown = new Set(page.times.map((time) => Date.parse(time)));
    for (const name of ["datePublished", "dateModified"]) {
      const date = textIn(article, name);
      if (isMoment(date) && !shown.has(Date.parse(date)))
        yield `${name} is ${date}, which the page does not show`;
    }
  },
);

/** Structured data (JSON-LD). */
export const structuredDataRules: Rule[] = [SD0, SD1, SD2, SD3, SD4, SD5, SD6, SD7, SD9];
