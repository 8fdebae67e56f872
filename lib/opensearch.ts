import { translator } from "#lib/i18n.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";
import { tag, xmlDocument } from "#lib/xml.ts";

/** How browsers search the portal from their address bar (OpenSearch 1.1, Draft 6). */
export function openSearch(site: Site): string {
  const t = translator(site.locale, site.settings.address);
  const url = (rel: string, type: string, template: string) => tag("Url", { rel, type, template });
  return xmlDocument(
    tag(
      "OpenSearchDescription",
      { xmlns: "http://a9.com/-/spec/opensearch/1.1/" },
      // A browser shows no more: 16 and 1024 signs are what the format allows.
      tag("ShortName", {}, site.name.slice(0, 16).trim()),
      tag("Description", {}, t("search.description", { site: site.name })),
      tag("InputEncoding", {}, "UTF-8"),
      tag("Language", {}, site.locale),
      url("results", "text/html", `${absolute(site.url, paths.search())}?q={searchTerms}`),
      url("results", "application/rss+xml", `${absolute(site.url, "/feed.xml")}?q={searchTerms}`),
      url("self", "application/opensearchdescription+xml", absolute(site.url, paths.openSearch())),
    ),
  );
}
