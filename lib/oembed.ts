import type { Article } from "#lib/articles.ts";
import { cardImage } from "#lib/cards/card.ts";
import { absolute, paths } from "#lib/paths.ts";
import { isShown } from "#lib/share-picture.ts";
import type { Site } from "#lib/site.ts";

/**
 * What another site is told of an article that one of its people links to (https://oembed.com, version 1.0): a link
 * with a picture. Nothing of ours runs over there.
 */
export type OembedLink = {
  version: "1.0";
  type: "link";
  title: string;
  author_name?: string;
  author_url?: string;
  provider_name: string;
  provider_url: string;
  /** In seconds. */
  cache_age: number;
  thumbnail_url?: string;
  thumbnail_width?: number;
  thumbnail_height?: number;
};

/** Who keeps it any longer shows a headline that was corrected meanwhile. */
const CACHE_AGE = 3600;

export type Asked = { section: string; slug: string; maxWidth: number; maxHeight: number };

/**
 * What a request is about.
 * @returns 404 for an address that is no article's of this portal, 501 for a format that we do not write
 */
export function parseOembed(site: Site, query: URLSearchParams): Asked | 404 | 501 {
  if ((query.get("format") ?? "json") !== "json") return 501;
  const given = query.get("url") ?? "";
  // The link that articles carry names them by their path alone.
  if (given === "" || !URL.canParse(given, site.url)) return 404;
  const { origin, pathname } = new URL(given, site.url);
  const [section, slug, ...more] = pathname.slice(1).split("/").map(decoded);
  if (origin !== new URL(site.url).origin || !section || !slug || more.length > 0) return 404;
  const limit = (name: string) => Number(query.get(name) ?? Number.POSITIVE_INFINITY);
  return { section, slug, maxWidth: limit("maxwidth"), maxHeight: limit("maxheight") };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}

/** The answer for an article that readers see. */
export function oembedLink(
  site: Site,
  article: Article,
  { maxWidth, maxHeight }: Pick<Asked, "maxWidth" | "maxHeight">,
): OembedLink {
  const writers = article.authors.filter(({ role }) => role === "author");
  const [writer] = writers;
  const picture = thumbnails(site, article)
    .filter(({ width, height }) => width <= maxWidth && height <= maxHeight)
    .toSorted((a, b) => b.width - a.width)[0];
  return {
    version: "1.0",
    type: "link",
    title: article.title,
    ...(writer && {
      author_name: writers.map(({ name }) => name).join(", "),
      author_url: absolute(site.url, paths.author(writer)),
    }),
    provider_name: site.name,
    provider_url: absolute(site.url, paths.home()),
    cache_age: CACHE_AGE,
    ...(picture && {
      thumbnail_url: absolute(site.url, picture.url),
      thumbnail_width: picture.width,
      thumbnail_height: picture.height,
    }),
  };
}

/** Its own picture in every width, or its headline where it has none. */
function thumbnails(site: Site, article: Article): { url: string; width: number; height: number }[] {
  const own = (article.picture?.variants ?? []).filter(({ format }) => format === "jpeg");
  if (own.some(isShown)) return own;
  const { id, title, shortTitle, sponsor, section } = article;
  return [cardImage(site, { kind: "article", id, title, shortTitle, section: section.name, sponsor })];
}
