import type { Node } from "prosemirror-model";
import type { Article } from "#lib/articles.ts";
import type { BodyLabels, RenderOptions } from "#lib/body/context.ts";
import { toText } from "#lib/body/text.ts";
import { formatDateline } from "#lib/dateline.ts";
import { excerpt } from "#lib/excerpt.ts";
import { type Translate, translator } from "#lib/i18n.ts";
import { isPaidLink } from "#lib/paid-links.ts";
import type { Site } from "#lib/site.ts";

/** What rendering an article's body takes, alike for page, feed and mail; `standalone` is the caller's. */
export function articleBodyOptions(
  site: Site,
  article: Pick<Article, "picture" | "bodyPictures" | "embedPictures" | "places" | "source">,
): RenderOptions {
  const pictures = [...article.bodyPictures, ...(article.picture ? [article.picture] : [])];
  return {
    pictures: new Map(pictures.map((picture) => [picture.id, picture])),
    embedPictures: new Map(article.embedPictures.map((picture) => [picture.frame, picture])),
    labels: bodyLabels(translator(site.locale, site.settings.address)),
    isPaid: (href) => isPaidLink(href, site.settings),
    siteUrl: site.url,
    dateline: formatDateline(article).replace(/ –$/, "") || undefined,
  };
}

/** The same for a page that is not news. */
export function plainBodyOptions(site: Site, bodyPictures: Article["bodyPictures"]): RenderOptions {
  return articleBodyOptions(site, { picture: null, bodyPictures, embedPictures: [], places: [], source: "" });
}

/** The standfirst or, without one, how the text begins; the headline where there is no text. The dateline is in none (A1). */
export function articleDescription(
  { standfirst, title }: Pick<Article, "standfirst" | "title">,
  doc: Node,
): string {
  return standfirst || excerpt(toText(doc)) || title;
}

/** What a page such as the imprint is about: as the newsroom says, or as its text begins. */
export const pageDescription = (page: { title: string; description: string }, doc: Node): string =>
  page.description || excerpt(toText(doc)) || page.title;

/** The words that a rendered body adds to its text. */
export function bodyLabels(t: Translate): BodyLabels {
  return {
    paid: t("article.paid"),
    footnotes: t("article.footnotes"),
    backToText: t("article.backToText"),
    table: t("article.tableScroll"),
    code: t("article.code"),
    pictureMissing: t("article.pictureMissing"),
    pictureMade: t("article.aiLabel.image"),
    credit: (credit) => creditLine(t, credit),
    loadEmbed: (host) => t("article.loadEmbed", { host }),
    frame: (provider) => ({ load: t("embed.load", { provider }), loads: t("embed.loads", { provider }) }),
  };
}

/** "Bild: Mara Lindqvist", or as the newsroom put it where it says itself what it is ("Illustration: …"). */
export function creditLine(
  t: (key: "article.credit", values: { credit: string }) => string,
  credit: string,
): string {
  return credit.includes(":") ? credit : t("article.credit", { credit });
}
