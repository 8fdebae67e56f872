import type { NewsMediaOrganization, WebSite, WithContext } from "schema-dts";
import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

/** The house, as every article names it (rule SD5). */
export function publisher(site: Site): Exclude<NewsMediaOrganization, string> {
  return {
    "@type": "NewsMediaOrganization",
    "@id": `${site.url}/#publisher`,
    name: site.name,
    url: absolute(site.url, paths.home()),
    // Every article carries it: the address says enough, the front page says the rest.
    logo: logo(site).url,
  };
}

/** The house's own, else the mark that every portal comes with. */
function logo({ url, settings }: Site) {
  const own = settings.logo;
  const { path, width, height } = own
    ? { ...own, path: paths.media(own.key) }
    : { path: paths.logo(), width: 512, height: 512 };
  return {
    "@type": "ImageObject" as const,
    url: absolute(url, path),
    width: `${width}`,
    height: `${height}`,
  };
}

/** The portal itself, on the front page (rule SD7). */
export function webSite(site: Site): WithContext<WebSite> {
  return {
    "@context": "https://schema.org",
    "@type": "WebSite",
    "@id": `${site.url}/#website`,
    name: site.name,
    url: absolute(site.url, paths.home()),
    inLanguage: site.locale,
    description: site.settings.tagline || undefined,
    publisher: { ...publisher(site), logo: logo(site) },
  };
}
