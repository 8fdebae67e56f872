import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

type Version = { language: "de" | "en"; slug: string; section: { slug: string } };
type Own = Version & { hideFromSearchEngines: boolean; translations: (Version & { isListed: boolean })[] };

/**
 * The addresses of an article by language, its own among them, with the portal's own language for everybody else
 * (rule RM4). Every version names the same ones; undefined where there is but one that search engines may list.
 * https://developers.google.com/search/docs/specialty/international/localized-versions
 */
export function languageAddresses(
  site: Site,
  article: Own,
): Partial<Record<"de" | "en" | "x-default", string>> | undefined {
  const others = article.translations.filter(({ isListed }) => isListed);
  if (article.hideFromSearchEngines || others.length === 0) return undefined;
  const all = [article, ...others].toSorted((a, b) => a.language.localeCompare(b.language));
  const address = (version: Version) => absolute(site.url, paths.article(version));
  const standard = all.find(({ language }) => language === site.locale) ?? all[0];
  return {
    ...Object.fromEntries(all.map((version) => [version.language, address(version)])),
    ...(standard && { "x-default": address(standard) }),
  };
}
