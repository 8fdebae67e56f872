import { pageAt, type Rule, rule } from "#lib/audit/crawl.ts";
import { indexable, partOf } from "#lib/audit/kinds.ts";
import type { Page } from "#lib/audit/page.ts";
import { articleOn, listOf, thingsIn, thingsOfType, urlOf } from "#lib/audit/structured.ts";
import type { Visit } from "#lib/audit/visit.ts";
import { addressOf, isAbsolute } from "#lib/audit/written.ts";
import { isPaidLink } from "#lib/paid-links.ts";
import { parseSettings } from "#lib/settings.ts";

const RM1 = rule(
  "RM1",
  "public pages allow large pictures and whole snippets, and lead with no logo",
  indexable,
  function* (page) {
    for (const wanted of ["max-image-preview:large", "max-snippet:-1"])
      if (!page.robots.has(wanted)) yield `${wanted} is missing`;
    const article = articleOn(page);
    const logo = urlOf(thingsIn(article?.publisher)[0]?.logo);
    if (
      logo !== "" &&
      [...listOf(article?.image).map(urlOf), ...(page.metas.get("og:image") ?? [])].includes(logo)
    )
      yield `the site's logo ${logo} is its lead image`;
  },
);

/** Pages for people only; below them, or with a query, too. */
const FOR_PEOPLE =
  /^\/(search|login|account|preview|logout|admin|unsubscribe|subscribe\/.+|comments\/.+|report)(\/|$)/;

const RM2 = rule(
  "RM2",
  "search results, sign-in, accounts, previews and empty topics stay out of search engines",
  ({ pages, missing }) => [
    ...pages.filter((page) => FOR_PEOPLE.test(page.path) || isEmptyTopic(page)),
    missing,
  ],
  function* (page) {
    if (page.isIndexable) yield "noindex is missing";
    if (page.path.startsWith("/preview/") && !/noindex/i.test(page.headers["x-robots-tag"] ?? ""))
      yield "X-Robots-Tag: noindex is missing";
  },
);

/** A list that says itself that it has nothing in it. How few are too few is a setting, and not seen from outside. */
const isEmptyTopic = (page: Page) =>
  page.path.startsWith("/topic/") &&
  thingsOfType(page, "CollectionPage")
    .flatMap(({ mainEntity }) => thingsIn(mainEntity))
    .some(({ itemListElement }) => listOf(itemListElement).length === 0);

/** What a canonical address may have behind its question mark. */
const NO_NOISE = /^(\?page=\d+)?$/;

const RM3 = rule(
  "RM3",
  "one absolute canonical address without noise; the parts of a list are their own",
  (crawl) => [...indexable(crawl), ...(crawl.noisy ? [crawl.noisy] : [])],
  function* (page, crawl) {
    if (page.canonicals.length !== 1)
      return yield `${page.canonicals.length} canonical addresses, expected 1`;
    const [canonical = ""] = page.canonicals;
    if (!isAbsolute(canonical)) return yield `"${canonical}" is not absolute`;
    const { search, hash, href, origin } = new URL(canonical);
    if (!NO_NOISE.test(search) || hash !== "") yield `${canonical} has noise in it`;
    if (partOf(page) > 1 && href !== page.url) yield `part ${partOf(page)} says that it is ${canonical}`;
    const visit = crawl.visits.get(href);
    if (origin === crawl.origin && visit && visit.status !== 200)
      yield `its canonical address ${canonical} answers ${visit.status || "nothing"}`;
  },
);

/** BCP 47, as far as hreflang uses it. */
const HREFLANG = /^(x-default|[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?)$/i;
const translations = ({ alternates }: Page) => alternates.filter(({ language }) => language !== null);

const RM4 = rule(
  "RM4",
  "translations name each other, themselves and a default",
  ({ pages }) => pages.filter((page) => translations(page).length > 0),
  function* (page, crawl) {
    const set = translations(page);
    if (!set.some(({ url }) => url === page.url)) yield "it does not name itself";
    if (!set.some(({ language }) => language === "x-default")) yield "x-default is missing";
    for (const { url, language } of set) {
      if (!HREFLANG.test(language ?? "")) yield `"${language}" is no language`;
      const visit = crawl.visits.get(url);
      if (visit && visit.status !== 200) yield `${url} (${language}) answers ${visit.status || "nothing"}`;
      const other = pageAt(crawl, url);
      if (other && !translations(other).some((one) => one.url === page.url))
        yield `${url} (${language}) does not name it back`;
    }
  },
);

type Redirect = Visit & { to: string };

const RM5 = rule(
  "RM5",
  "redirects lead on in one hop, for good where they are meant for good",
  ({ visits }) => [...visits.values()].filter((visit): visit is Redirect => visit.to !== null),
  function* ({ status, to }, crawl) {
    const next = crawl.visits.get(addressOf(to, crawl.origin) ?? "");
    if (next?.to) yield `it leads to ${to}, which leads on to ${next.to}`;
    else if (next && next.status >= 400) yield `it leads to ${to}, which answers ${next.status}`;
    // Whoever is sent to sign in, or to where something stands today, comes back here the next time.
    const isForNow = /^\/(login|admin|account|comments)(\/|$)/;
    const ends = [to, ...(next ? [next.url] : [])].some((url) => isForNow.test(new URL(url).pathname));
    if ((status === 302 || status === 307) && !ends) yield `it answers ${status}, expected 301 or 308`;
  },
);

/** What a portal takes for paid when nobody has said otherwise. */
const PAID = parseSettings([]);

const RM6 = rule(
  "RM6",
  "paid links are sponsored and nofollow, links of commenters ugc and nofollow",
  ({ pages }) => pages.filter(({ anchors }) => anchors.length > 0),
  function* ({ anchors, url }) {
    for (const { to, rel, inComment } of anchors) {
      if (to === null) continue;
      const lacks = (...words: string[]) => words.filter((word) => !rel.includes(word)).join(" and ");
      const leadsOut = new URL(to).origin !== new URL(url).origin;
      const isPaid = rel.includes("sponsored") || isPaidLink(to, PAID);
      if (inComment && leadsOut) {
        const missing = lacks("ugc", "nofollow");
        if (missing !== "") yield `the commenter's link to ${to} lacks ${missing}`;
      } else if (isPaid) {
        const missing = lacks("sponsored", "nofollow");
        if (missing !== "") yield `the paid link to ${to} lacks ${missing}`;
      }
    }
  },
);

const RM7 = rule(
  "RM7",
  "the newsroom is closed to crawlers and to strangers",
  ({ robots }) => [robots],
  function* ({ allows }, { visits, origin }) {
    if (allows("/admin")) yield "it does not disallow /admin";
    const status = visits.get(`${origin}/admin`)?.status ?? 0;
    if (status === 200) yield "/admin answers 200 to a stranger";
  },
);

/** Robots, canonical addresses, redirects, translations. */
export const indexingRules: Rule[] = [RM1, RM2, RM3, RM4, RM5, RM6, RM7];
