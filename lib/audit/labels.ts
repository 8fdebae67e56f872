import { once, type Rule, rule } from "#lib/audit/crawl.ts";
import type { FeedEntry } from "#lib/audit/feed-file.ts";
import { articles } from "#lib/audit/kinds.ts";
import { labelIn } from "#lib/audit/labels-said.ts";
import type { Page } from "#lib/audit/page.ts";
import { articleOn } from "#lib/audit/structured.ts";
import { addressOf } from "#lib/audit/written.ts";

/** The headlines of the articles that somebody paid for, by address. */
const paidArticles = once((crawl) => {
  const paid = articles(crawl).filter((page) => articleOn(page)?.sponsor !== undefined);
  return new Map(paid.map((page) => [page.url, page.h1s[0] ?? ""]));
});

type Shown = { url: string } & ({ page: Page } | { items: FeedEntry[] });

const AD = rule(
  "AD",
  "what is paid for is labelled before its words: on the page, in lists and in feeds",
  (crawl): Shown[] => {
    const paid = paidArticles(crawl);
    const shows = (page: Page) =>
      paid.has(page.url) ||
      page.anchors.some(({ to, rel }) => rel.includes("sponsored") || (to !== null && paid.has(to)));
    return [
      ...crawl.pages.filter(shows).map((page) => ({ url: page.url, page })),
      ...crawl.feeds.filter(({ items }) => items.some((item) => paid.has(item.url))),
    ];
  },
  function* (one, crawl) {
    const paid = paidArticles(crawl);
    if ("items" in one) {
      for (const item of one.items)
        if (paid.has(item.url) && labelIn(item.title) !== 0 && !item.content?.isLabelled)
          yield `the paid article "${item.title}" has no label`;
      return;
    }
    const { page } = one;
    if (paid.has(page.url) && !page.isLabelled)
      yield "it is paid for, and no label stands before the headline";
    for (const { to, rel, text, isLabelled } of page.anchors) {
      if (isLabelled) continue;
      if (rel.includes("sponsored")) yield `the paid link "${text}" to ${to} has no label before it`;
      // A link within a text is no teaser; one that says the headline is.
      const headline = to === null ? undefined : paid.get(addressOf(to, page.url) ?? "");
      if (headline && to !== page.url && text.includes(headline))
        yield `the teaser "${text}" of a paid article has no label before it`;
    }
    // A banner's picture says itself what it is.
    if (
      page.anchors.some(({ rel, text }) => rel.includes("sponsored") && text !== "") &&
      !page.hasAffiliateNote
    )
      yield "it has paid links, and no sentence says what that means";
  },
);

/** Labels of what is paid for. */
export const labelRules: Rule[] = [AD];
