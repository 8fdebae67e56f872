import type { Metadata } from "next";
import type { Article } from "#lib/articles.ts";
import { type CardSubject, cardImage } from "#lib/cards/card.ts";
import { isoWithOffset } from "#lib/dates.ts";
import { excerpt } from "#lib/excerpt.ts";
import { translator } from "#lib/i18n.ts";
import {
  authorWords,
  homeWords,
  type ListWords,
  monthWords,
  sectionWords,
  storyWords,
  topicWords,
  withSiteName,
} from "#lib/lists.ts";
import { absolute, feedPath, pagePath, paths } from "#lib/paths.ts";
import { isShown, isWide, sharePicture } from "#lib/share-picture.ts";
import type { Site } from "#lib/site.ts";
import { languageAddresses } from "#lib/translations.ts";

/** The heads of the reader pages: addresses are absolute, titles end in the portal's name. */

const LOCALES = { de: "de_DE", en: "en_GB" } as const;
/** X takes Open Graph's picture where it finds none of its own; Next would write the same five lines again. */
const SAME_PICTURE: string[] = [];
const RSS = "application/rss+xml";

type List = ListWords & {
  page?: number;
  /** Whether the list has a feed at its path. */
  feed?: boolean;
  /** false keeps it out of search engines (rule RM2). */
  index?: boolean;
  /** What its social picture shows; the portal unless said. */
  card?: CardSubject;
};

export function homeMetadata(site: Site): Metadata {
  const heading = site.settings.tagline || translator(site.locale)("front.title");
  const list = listMetadata(site, { ...homeWords(site), feed: true });
  // On the front page alone: from there the portal is put on a phone's home screen.
  return { ...list, title: { absolute: `${site.name} – ${heading}` }, manifest: paths.manifest() };
}

/** A list of articles; page 2 says so in its title and is its own canonical address (rule RM3). */
export function listMetadata(site: Site, list: List): Metadata {
  const { path, page = 1, feed = false, index = true, card = { kind: "site" } } = list;
  const t = translator(site.locale, site.settings.address);
  const title = page > 1 ? t("list.pageTitle", { title: list.title, page }) : list.title;
  const description = excerpt(list.description);
  const url = absolute(site.url, pagePath(path, page));
  return {
    title: { absolute: withSiteName(site, title) },
    description,
    alternates: {
      canonical: url,
      types: {
        ...feeds(site, feed ? [{ path: feedPath(path), title: withSiteName(site, list.title) }] : []),
        ...(feed && {
          "application/atom+xml": absolute(site.url, feedPath(path, "atom")),
          "application/feed+json": absolute(site.url, feedPath(path, "json")),
        }),
      },
    },
    robots: robots(index),
    openGraph: {
      type: "website",
      url,
      title,
      description,
      siteName: site.name,
      locale: LOCALES[site.locale],
      images: [cardImage(site, card)],
    },
    twitter: { card: "summary_large_image", images: SAME_PICTURE },
  };
}

/** What the rows of the database say of a noun: its number names its social picture. */
type Numbered = { id: number };

/** Kept out of search engines while it has no article. */
export function sectionMetadata(
  site: Site,
  section: Parameters<typeof sectionWords>[1] & Numbered & { isEmpty?: boolean },
  page = 1,
): Metadata {
  const card = { kind: "section", id: section.id, name: section.name } as const;
  const index = !section.isEmpty;
  return listMetadata(site, { ...sectionWords(site, section), page, feed: true, index, card });
}

/** Kept out of search engines while it has fewer articles than the settings ask for (B3). */
export function topicMetadata(
  site: Site,
  topic: Parameters<typeof topicWords>[1] & Numbered & { articleCount: number },
  page = 1,
): Metadata {
  const index = topic.articleCount >= site.settings.thinTopicBelow;
  const card = { kind: "topic", id: topic.id, name: topic.name } as const;
  return listMetadata(site, { ...topicWords(site, topic), page, feed: true, index, card });
}

type Story = Parameters<typeof storyWords>[1] & Numbered & { articleCount: number };

/** As topics; the same list from its beginning is for people only: search engines have it the other way round. */
export function storyMetadata(site: Site, story: Story, { page = 1, fromStart = false } = {}): Metadata {
  const words = storyWords(site, story);
  const index = !fromStart && story.articleCount >= site.settings.thinTopicBelow;
  const card = { kind: "story", id: story.id, name: story.title } as const;
  if (!fromStart) return listMetadata(site, { ...words, page, feed: true, index, card });
  const title = translator(site.locale)("story.fromStartTitle", { title: words.title });
  return listMetadata(site, { ...words, title, path: paths.storyFromStart(story), page, index, card });
}

export function authorMetadata(
  site: Site,
  author: Parameters<typeof authorWords>[1] & Numbered,
  page = 1,
): Metadata {
  const card = { kind: "author", id: author.id, name: author.name } as const;
  return listMetadata(site, { ...authorWords(site, author), page, feed: true, card });
}

/** @param month 1–12 */
export function archiveMetadata(site: Site, month: { year: number; month: number }, page = 1): Metadata {
  return listMetadata(site, { ...monthWords(site, month), page });
}

/** Imprint, privacy, an imported page. */
export function pageMetadata(
  site: Site,
  page: Numbered & { slug: string; title: string; description: string },
): Metadata {
  const { title, description } = page;
  const card = { kind: "page", id: page.id, name: title } as const;
  return listMetadata(site, { title, description, path: paths.page(page), card });
}

/** Search results, sign-in, previews and errors: for people only (rule RM2). */
export function unlistedMetadata(site: Site, title: string): Metadata {
  return { title: { absolute: withSiteName(site, title) }, robots: robots(false) };
}

/** What stands over a page that is not there. */
export function missingMetadata(site: Site): Metadata {
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("errors.notFoundTitle"));
}

/** @param standard what describes the article unless the newsroom wrote something for search engines */
export function articleMetadata(site: Site, article: Article, standard: string): Metadata {
  const url = absolute(site.url, paths.article(article));
  const title = article.seoTitle || article.title;
  const description = article.seoDescription || standard;
  const moment = (date: Date) => isoWithOffset(date, site.settings.timeZone);
  const image = articleImage(site, article);
  const writers = article.authors
    .filter(({ role }) => role === "author")
    .map((writer) => ({ name: writer.name, url: absolute(site.url, paths.author(writer)) }));
  return {
    title: { absolute: withSiteName(site, title) },
    description,
    // With addresses Next would write links besides; the byline has them.
    authors: writers.map(({ name }) => ({ name })),
    alternates: {
      canonical: url,
      languages: languageAddresses(site, article),
      types: feeds(site, articleFeeds(site, article)),
    },
    robots: robots(!article.hideFromSearchEngines),
    openGraph: {
      type: "article",
      url,
      title,
      description,
      siteName: site.name,
      locale: LOCALES[article.language],
      ...(article.translations.length > 0 && {
        alternateLocale: article.translations.map(({ language }) => LOCALES[language]),
      }),
      publishedTime: moment(article.publishedAt),
      modifiedTime: article.updatedAt ? moment(article.updatedAt) : undefined,
      authors: writers.map((writer) => writer.url),
      section: article.section.name,
      tags: article.topics.map(({ name }) => name),
      images: [image],
    },
    twitter: { card: isWide(image) ? "summary_large_image" : "summary", images: SAME_PICTURE },
  };
}

/** Its own picture, unless it has none that services would show: then its headline on the house's colour. */
export function articleImage(site: Site, article: Article) {
  const picture = sharePicture(article.picture);
  if (picture && isShown(picture))
    return {
      ...picture,
      url: absolute(site.url, picture.url),
      alt: article.picture?.alt ?? "",
      type: "image/jpeg",
    };
  const { id, title, shortTitle, sponsor } = article;
  return cardImage(site, { kind: "article", id, title, shortTitle, section: article.section.name, sponsor });
}

/** Pictures as large as services show them, as much text as they like (rule RM1). */
const robots = (index: boolean): Metadata["robots"] =>
  index ? { index, follow: true, "max-image-preview": "large", "max-snippet": -1 } : { index, follow: true };

function articleFeeds(site: Site, article: Article) {
  const t = translator(site.locale, site.settings.address);
  const comments = { path: paths.commentFeed(article), title: t("feeds.comments", { title: article.title }) };
  const section = {
    path: feedPath(paths.section(article.section)),
    title: withSiteName(site, article.section.name),
  };
  return article.commentMode === "off" ? [section] : [comments, section];
}

/** The page's own feeds first, the portal's last: reader programs offer them in this order (rule FD12). */
function feeds(site: Site, own: { path: string; title: string }[]) {
  const portal = { path: feedPath(paths.home()), title: site.name };
  const all = [...own.filter(({ path }) => path !== portal.path), portal];
  return { [RSS]: all.map(({ path, title }) => ({ url: absolute(site.url, path), title })) };
}
