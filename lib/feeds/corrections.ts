import { toHtml } from "#lib/body/html.ts";
import { el } from "#lib/body/tree.ts";
import { type ListedCorrection, paragraphsOf } from "#lib/corrections.ts";
import { excerpt } from "#lib/excerpt.ts";
import { type Feed, type FeedItem, tagUri } from "#lib/feeds/feed.ts";
import { type Translate, translator } from "#lib/i18n.ts";
import { correctionWords, withSiteName } from "#lib/lists.ts";
import { absolute, feedPath, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

/** What was put right, entry by entry; each leads to the article that it is about. */
export function correctionFeed(site: Site, corrections: ListedCorrection[]): Feed {
  const t = translator(site.locale, site.settings.address);
  const { title, description, path } = correctionWords(site);
  return {
    id: absolute(site.url, path),
    title: withSiteName(site, title),
    description,
    publisher: site.name,
    language: site.locale,
    timeZone: site.settings.timeZone,
    pageUrl: absolute(site.url, path),
    feedUrl: absolute(site.url, feedPath(path)),
    hubs: site.settings.webSubHubs,
    updatedAt: corrections[0]?.at ?? null,
    items: corrections.map((correction) => correctionItem(site, correction, t)),
  };
}

/** A correction as an entry of any feed; it leads to where it stands under its article. */
export function correctionItem(
  site: Site,
  { id, kind, text, at, article }: ListedCorrection,
  t: Translate,
): FeedItem {
  return {
    id: tagUri(site.url, "correction", id),
    url: absolute(site.url, paths.articleCorrections(article)),
    title: t("corrections.about", { kind: t(`article.correctionKind.${kind}`), title: article.title }),
    summary: excerpt(text),
    html: toHtml(paragraphsOf(text).map((part) => el("p", {}, part))),
    authors: [],
    categories: [article.section.name],
    publishedAt: at,
    updatedAt: null,
    picture: null,
    discussion: null,
  };
}
