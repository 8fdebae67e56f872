import type { Crawl } from "#lib/audit/crawl.ts";
import type { Page } from "#lib/audit/page.ts";
import { feedPath, paths } from "#lib/paths.ts";

/** What kind a page is, as far as that can be seen from outside. */

export const isHome = (page: Page): boolean => page.path === "/";
export const isArticle = (page: Page): boolean => page.metas.get("og:type")?.[0] === "article";
export const isAuthor = (page: Page): boolean => /^\/author\/[^/]+$/.test(page.path);

/** A list of articles with a feed of its own: a section, a topic, a story. */
export const isList = (page: Page): boolean =>
  hasOwnFeed(page) && !isHome(page) && !isAuthor(page) && page.path !== paths.corrections();

export const hasOwnFeed = (page: Page): boolean =>
  page.alternates.some(({ url }) => url === new URL(feedPath(page.path), page.url).href);

/** The number of the part of a list; 1 where it does not say. */
export const partOf = (page: Page): number => Number(new URL(page.url).searchParams.get("page") ?? 1);

/** A page under its plain name, not a part of one, nor a view of it. */
export const isPlain = (page: Page): boolean => new URL(page.url).search === "";

export const articles = ({ pages }: Crawl): Page[] =>
  pages.filter((page) => isArticle(page) && isPlain(page));
export const indexable = ({ pages }: Crawl): Page[] => pages.filter(({ isIndexable }) => isIndexable);
