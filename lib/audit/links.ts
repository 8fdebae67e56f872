import { type Crawl, once, pageAt, type Rule, rule } from "#lib/audit/crawl.ts";
import { indexable, isPlain } from "#lib/audit/kinds.ts";
import type { Page } from "#lib/audit/page.ts";

const broken = rule(
  "links",
  "links and pictures within the portal lead to something",
  ({ pages }) => pages,
  function* ({ anchors, resources }, { visits }) {
    const asked = [...anchors.map(({ to }) => to), ...resources.map(({ url }) => url)];
    for (const to of new Set(asked)) {
      const status = to === null ? undefined : visits.get(to)?.status;
      if (status !== undefined && (status === 0 || status >= 400))
        yield `${to} answers ${status || "nothing"}`;
    }
  },
);

const places = rule(
  "anchors",
  "links to a place on a page find it",
  ({ pages }) => pages,
  function* ({ anchors }, crawl) {
    for (const { to, fragment } of anchors) {
      if (to === null || fragment === "" || fragment === "top" || fragment.startsWith(":~:")) continue;
      const page = pageAt(crawl, to);
      if (page && !page.ids.has(fragment)) yield `nothing on ${to} is called #${fragment}`;
    }
  },
);

const detours = rule(
  "detours",
  "no link within the portal leads to an address that has moved",
  ({ pages }) => pages,
  function* ({ anchors }, { visits }) {
    for (const { to } of anchors) {
      const visit = to === null ? undefined : visits.get(to);
      if (visit?.to && (visit.status === 301 || visit.status === 308)) yield `${to} has moved to ${visit.to}`;
    }
  },
);

/** Pages that say the same as others, by what they say. */
const alike = (said: (page: Page) => string | undefined) =>
  once((crawl) => {
    const groups = new Map<string, Page[]>();
    for (const page of indexable(crawl).filter(isPlain)) {
      const text = said(page);
      if (text) groups.set(text, [...(groups.get(text) ?? []), page]);
    }
    return groups;
  });

const titleOf = (page: Page) => page.titles[0];
const descriptionOf = (page: Page) => page.metas.get("description")?.[0];
const byTitle = alike(titleOf);
const byDescription = alike(descriptionOf);

const titles = rule(
  "titles",
  "every page has one title, and no two that search engines take have the same",
  ({ pages }) => pages,
  function* (page, crawl) {
    if (page.titles.length !== 1 || page.titles[0] === "") yield `${page.titles.length} titles, expected 1`;
    yield* twins(page, byTitle(crawl).get(titleOf(page) ?? ""), "title");
  },
);

const descriptions = rule(
  "descriptions",
  "every page that search engines take has one description, and no two have the same",
  indexable,
  function* (page, crawl) {
    const found = page.metas.get("description") ?? [];
    if (found.length !== 1 || found[0] === "") return yield `${found.length} descriptions, expected 1`;
    yield* twins(page, byDescription(crawl).get(descriptionOf(page) ?? ""), "description");
  },
);

/** Only the later one is told of: the first might be the one that is right. */
function* twins(page: Page, group: Page[] | undefined, what: string): Generator<string> {
  if (group && group.indexOf(page) > 0) yield `its ${what} is that of ${group[0]?.url}`;
}

const orphans = rule(
  "orphans",
  "what sitemaps list is linked from some page",
  (crawl) => (crawl.isComplete ? listedPages(crawl) : []),
  function* ({ url }, crawl) {
    if (new URL(url).pathname !== "/" && !linked(crawl).has(url)) yield "no page links to it";
  },
);

const unlisted = rule(
  "unlisted",
  "pages that search engines take are in the sitemap",
  (crawl) => (crawl.isComplete ? indexable(crawl).filter(isPlain) : []),
  function* (page, crawl) {
    if (!listedAt(crawl).has(page.url)) yield "it is in no sitemap";
  },
);

const listedAt = once(
  ({ sitemaps }) =>
    new Set(
      sitemaps
        .filter(({ root }) => root === "urlset")
        .flatMap(({ entries }) => entries.map(({ loc }) => loc)),
    ),
);

const listedPages = (crawl: Crawl) => crawl.pages.filter(({ url }) => listedAt(crawl).has(url));

/** Where links of other pages lead. */
const linked = once(({ pages }) => {
  const found = new Set<string>();
  for (const page of pages)
    for (const { to } of page.anchors) if (to !== null && to !== page.url) found.add(to);
  return found;
});

const headings = rule(
  "h1",
  "every page has exactly one H1, and it says something",
  ({ pages, missing }) => [...pages, missing],
  function* ({ h1s }) {
    if (h1s.length !== 1) yield `${h1s.length} H1, expected 1`;
    else if (h1s[0] === "") yield "its H1 is empty";
  },
);

const alts = rule(
  "alt",
  "every picture has an alternative text, or says that it needs none",
  ({ pages, missing }) => [...pages, missing],
  function* ({ images }) {
    for (const { src, alt } of images) if (alt === undefined) yield `the picture ${src} has no alt attribute`;
  },
);

/** What the lists of rules take for granted. */
export const linkRules: Rule[] = [
  broken,
  places,
  detours,
  titles,
  descriptions,
  orphans,
  unlisted,
  headings,
  alts,
];
