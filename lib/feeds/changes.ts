import { articleBodyOptions } from "#lib/article-body.ts";
import type { Article } from "#lib/articles.ts";
import { toHtml } from "#lib/body/html.ts";
import { renderBody } from "#lib/body/render.ts";
import { parseBody } from "#lib/body/schema.ts";
import type { ListedCorrection } from "#lib/corrections.ts";
import { excerpt } from "#lib/excerpt.ts";
import { articleItem } from "#lib/feeds/articles.ts";
import { correctionItem } from "#lib/feeds/corrections.ts";
import { FEED_SIZE, type Feed, type FeedItem, tagUri } from "#lib/feeds/feed.ts";
import { translator } from "#lib/i18n.ts";
import { withSiteName } from "#lib/lists.ts";
import type { LiveEntry } from "#lib/live-blog.ts";
import { absolute, feedPath, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

type Since = { corrections: ListedCorrection[]; entries: LiveEntry[] };

/** What there is to say of an article after it came out: its text, corrections, what its live blog reports (F2). */
export function changesFeed(site: Site, article: Article, { corrections, entries }: Since): Feed {
  const t = translator(site.locale, site.settings.address);
  const path = paths.article(article);
  const items = [
    articleItem(site, article, t),
    ...corrections.map((correction) => correctionItem(site, correction, t)),
    ...entries.map((entry) => liveItem(site, article, entry)),
  ].toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  return {
    id: absolute(site.url, feedPath(path)),
    title: withSiteName(site, article.title),
    description: t("feeds.changesText", { title: article.title }),
    publisher: site.name,
    language: article.language,
    timeZone: site.settings.timeZone,
    pageUrl: absolute(site.url, path),
    feedUrl: absolute(site.url, feedPath(path)),
    hubs: site.settings.webSubHubs,
    updatedAt: items.reduce<Date | null>((latest, { publishedAt, updatedAt }) => {
      const at = updatedAt ?? publishedAt;
      return latest && latest > at ? latest : at;
    }, null),
    items: items.slice(0, FEED_SIZE),
  };
}

function liveItem(site: Site, article: Article, entry: LiveEntry): FeedItem {
  const doc = parseBody(entry.body);
  const summary = excerpt(doc.textBetween(0, doc.content.size, " ", " "));
  return {
    id: tagUri(site.url, "entry", entry.id),
    url: absolute(site.url, paths.liveEntry(article, entry)),
    title: entry.title || summary,
    summary,
    html: toHtml(
      renderBody(doc, { ...articleBodyOptions(site, article), dateline: undefined, standalone: true }),
    ),
    authors: [],
    categories: [article.section.name],
    publishedAt: entry.at,
    updatedAt: entry.updatedAt,
    picture: null,
    discussion: null,
  };
}
