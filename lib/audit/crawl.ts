import type { FeedFile } from "#lib/audit/feed-file.ts";
import type { Page } from "#lib/audit/page.ts";
import type { RobotsFile } from "#lib/audit/robots-file.ts";
import type { SitemapFile } from "#lib/audit/sitemap-file.ts";
import type { Visit } from "#lib/audit/visit.ts";

/** All that was seen of a portal from outside; the rules of this folder judge it. */
export type Crawl = {
  /** "https://news.example" */
  origin: string;
  at: Date;
  visits: Map<string, Visit>;
  /** HTML that answered 200. */
  pages: Page[];
  /** What stands at an address that nobody ever had. */
  missing: Page;
  /** The front page, asked for with noise in its query. */
  noisy: Page | null;
  feeds: FeedFile[];
  sitemaps: SitemapFile[];
  robots: RobotsFile;
  /** Everything that was found has been asked for. */
  isComplete: boolean;
};

export type Finding = { rule: string; url: string; text: string };

export type Judgement = {
  /** How many documents it was tried on: none says nothing about the portal. */
  looked: number;
  findings: Finding[];
};

export type Rule = {
  /** As in the list of rules: "SM1". */
  name: string;
  says: string;
  judge: (crawl: Crawl) => Judgement;
};

/**
 * A rule that is tried on one thing after the other.
 * @param faults a sentence for everything that is wrong with the one
 */
export function rule<T extends { url: string }>(
  name: string,
  says: string,
  of: (crawl: Crawl) => T[],
  faults: (one: T, crawl: Crawl) => Iterable<string>,
): Rule {
  return {
    name,
    says,
    judge: (crawl) => {
      const all = of(crawl);
      const findings = all.flatMap((one) =>
        [...new Set(faults(one, crawl))].map((text) => ({ rule: name, url: one.url, text })),
      );
      return { looked: all.length, findings };
    },
  };
}

/** What is worked out of a crawl a single time, however many ask. */
export function once<T>(make: (crawl: Crawl) => T): (crawl: Crawl) => T {
  const made = new WeakMap<Crawl, { value: T }>();
  return (crawl) => {
    const known = made.get(crawl) ?? { value: make(crawl) };
    made.set(crawl, known);
    return known.value;
  };
}

const pagesByUrl = once(({ pages }) => new Map(pages.map((page) => [page.url, page])));

/** The page at an address, if it was seen and is one. */
export const pageAt = (crawl: Crawl, url: string): Page | undefined => pagesByUrl(crawl).get(url);
