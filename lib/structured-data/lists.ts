import type { CollectionPage, ProfilePage, WithContext } from "schema-dts";
import type { ListWords } from "#lib/lists.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";
import { publisher } from "#lib/structured-data/publisher.ts";

export type Item = { name: string; path: string };

/**
 * A section, a topic or another list of articles (rules SD7, B3).
 * @param words.path the page that is shown, page 2 and on with its number
 */
export function collectionPage(
  site: Site,
  { title, description, path }: ListWords,
  items: Item[],
): WithContext<CollectionPage> {
  return {
    "@context": "https://schema.org",
    "@type": "CollectionPage",
    name: title,
    description,
    url: absolute(site.url, path),
    inLanguage: site.locale,
    publisher: publisher(site),
    mainEntity: {
      "@type": "ItemList",
      itemListElement: items.map(({ name, path }, index) => ({
        "@type": "ListItem",
        position: index + 1,
        name,
        url: absolute(site.url, path),
      })),
    },
  };
}

type Profile = {
  slug: string;
  name: string;
  jobTitle: string;
  bio: string;
  beats: string[];
  contactEmail: string | null;
  links: { url: string }[];
};

/** Who an author is (rules SD7, B4). */
export function profilePage(site: Site, author: Profile): WithContext<ProfilePage> {
  const url = absolute(site.url, paths.author(author));
  return {
    "@context": "https://schema.org",
    "@type": "ProfilePage",
    url,
    inLanguage: site.locale,
    mainEntity: {
      "@type": "Person",
      "@id": `${url}#person`,
      name: author.name,
      url,
      jobTitle: author.jobTitle || undefined,
      description: author.bio || undefined,
      email: author.contactEmail || undefined,
      knowsAbout: author.beats.length > 0 ? author.beats : undefined,
      sameAs: author.links.length > 0 ? author.links.map((link) => link.url) : undefined,
      worksFor: publisher(site),
    },
  };
}
