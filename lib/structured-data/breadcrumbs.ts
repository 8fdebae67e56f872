import type { BreadcrumbList, WithContext } from "schema-dts";
import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

export type Step = { name: string; path: string };

/** From the front page down to here (rule SD7). @param steps outermost first, without the front page */
export function breadcrumbs(site: Site, steps: Step[]): WithContext<BreadcrumbList> {
  const all = [{ name: site.name, path: paths.home() }, ...steps];
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: all.map(({ name, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      // The last one is the page itself, whose address search services know.
      item: index < all.length - 1 ? absolute(site.url, path) : undefined,
    })),
  };
}
