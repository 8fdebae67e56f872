import type { Node } from "prosemirror-model";
import { articleBodyOptions, articleDescription } from "#lib/article-body.ts";
import type { Article } from "#lib/articles.ts";
import { toHtml } from "#lib/body/html.ts";
import { renderBody } from "#lib/body/render.ts";
import { BodyError, bodySchema, emptyBody, parseBody } from "#lib/body/schema.ts";
import { el, type Markup } from "#lib/body/tree.ts";
import { type Correction, paragraphsOf } from "#lib/corrections.ts";
import { longDate } from "#lib/dates.ts";
import { type Feed, type FeedItem, type FeedPicture, tagUri } from "#lib/feeds/feed.ts";
import { type Translate, translator } from "#lib/i18n.ts";
import { type ListWords, withSiteName } from "#lib/lists.ts";
import { absolute, feedPath, paths } from "#lib/paths.ts";
import { sharePicture } from "#lib/share-picture.ts";
import type { Site } from "#lib/site.ts";

type Listed = { articles: Article[]; changedAt: Date | null };

/**
 * Articles as a feed, whole texts included, paid content labelled (rules FD, AD).
 * @param choice the query of one that a reader has put together, with its question mark
 */
export function articleFeed(
  site: Site,
  { title, description, path }: ListWords,
  { articles, changedAt }: Listed,
  choice = "",
): Feed {
  const t = translator(site.locale, site.settings.address);
  return {
    id: absolute(site.url, choice === "" ? path : feedPath(path) + choice),
    title: withSiteName(site, title),
    description,
    publisher: site.name,
    language: site.locale,
    timeZone: site.settings.timeZone,
    pageUrl: absolute(site.url, path),
    feedUrl: absolute(site.url, feedPath(path) + choice),
    // What readers put together has no end, so no hub is told of it.
    hubs: choice === "" ? site.settings.webSubHubs : [],
    updatedAt: changedAt,
    items: articles.map((article) => articleItem(site, article, t)),
  };
}

/** An article as an entry of any feed. */
export function articleItem(site: Site, article: Article, t: Translate): FeedItem {
  const doc = bodyOf(article);
  return {
    id: tagUri(site.url, "article", article.id),
    url: absolute(site.url, paths.article(article)),
    title: article.sponsor ? t("feeds.paidTitle", { title: article.title }) : article.title,
    summary: articleDescription(article, doc),
    html: toHtml(wholeText(site, article, doc, t)),
    authors: article.authors.filter(({ role }) => role === "author").map(({ name }) => name),
    categories: [article.section, ...article.topics].map(({ name }) => name),
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    picture: toPicture(site, article),
    discussion:
      article.commentMode === "off"
        ? null
        : {
            url: absolute(site.url, paths.articleComments(article)),
            feedUrl: absolute(site.url, paths.commentFeed(article)),
            count: article.commentCount,
          },
  };
}

/** A text that no longer fits the schema costs its own entry the text, not the feed its readers. */
function bodyOf(article: Article): Node {
  try {
    return parseBody(article.body);
  } catch (error) {
    if (error instanceof BodyError) return emptyBody();
    throw error;
  }
}

/** As on the page: label, picture, standfirst, text with dateline. */
function wholeText(site: Site, article: Article, doc: Node, t: Translate): Markup[] {
  const options = { ...articleBodyOptions(site, article), standalone: true };
  const { picture, leadCaption: caption, sponsor, standfirst } = article;
  const lead =
    picture &&
    sharePicture(picture) &&
    bodySchema.node("doc", null, [bodySchema.node("image", { mediaId: picture.id, caption })]);
  return [
    ...(sponsor ? [el("p", {}, el("strong", {}, t("article.paidBy", { sponsor })))] : []),
    ...(lead ? renderBody(lead, { ...options, dateline: undefined }) : []),
    ...(standfirst ? [el("p", {}, el("strong", {}, standfirst))] : []),
    ...renderBody(doc, options),
    ...article.corrections.flatMap((correction) => correctionMarkup(site, correction, t)),
  ];
}

/** Under the text, as on the page: what it is, of when, and what it says. */
function correctionMarkup(site: Site, { kind, text, at }: Correction, t: Translate): Markup[] {
  const [first = "", ...others] = paragraphsOf(text);
  const head = `${t(`article.correctionKind.${kind}`)}, ${longDate(at, { locale: site.locale, timeZone: site.settings.timeZone })}:`;
  return [el("p", {}, el("strong", {}, head), ` ${first}`), ...others.map((part) => el("p", {}, part))];
}

function toPicture(site: Site, { picture, leadCaption }: Article): FeedPicture | null {
  const file = sharePicture(picture);
  if (!picture || !file) return null;
  return {
    ...file,
    url: absolute(site.url, file.url),
    type: "image/jpeg",
    alt: picture.alt,
    caption: leadCaption ?? picture.caption,
    credit: picture.credit,
    licence: picture.licence,
    licenceUrl: picture.licenceUrl,
  };
}
