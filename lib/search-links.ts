import type { Calendar } from "#lib/dates.ts";

/** `rel` of every link that this file makes: the services are not recommended, only named. */
export const SERVICE_REL = "nofollow noopener";

/** A halved emoji would throw in encodeURIComponent. */
const encode = (text: string) => encodeURIComponent(text.toWellFormed());

const EDITIONS = { de: "hl=de&gl=DE&ceid=DE:de", en: "hl=en-GB&gl=GB&ceid=GB:en" } as const;

/** Where a reader can search for a headline (A14). Brand names, so no message has them. */
export function searchLinks(title: string, locale: Calendar["locale"]): { name: string; href: string }[] {
  const query = encode(title);
  return [
    { name: "Google", href: `https://www.google.com/search?q=${query}` },
    { name: "Bing", href: `https://www.bing.com/search?q=${query}` },
    { name: "Google News", href: `https://news.google.com/search?q=${query}&${EDITIONS[locale]}` },
  ];
}

/** Google's page where a reader makes this portal a preferred source (A15). @param siteUrl any address of it */
export function preferredSourceLink(siteUrl: string): string {
  return `https://www.google.com/preferences/source?q=${encode(new URL(siteUrl).hostname)}`;
}

export type ShareService = "mail" | "whatsapp" | "bluesky" | "linkedin";

/** Plain links: nothing is loaded from a service before somebody follows one (A18, rule CK). */
export function shareLinks({
  title,
  url,
}: {
  title: string;
  url: string;
}): { service: ShareService; href: string }[] {
  const both = encode(`${title} ${url}`);
  return [
    { service: "mail", href: `mailto:?subject=${encode(title)}&body=${encode(url)}` },
    { service: "whatsapp", href: `https://wa.me/?text=${both}` },
    { service: "bluesky", href: `https://bsky.app/intent/compose?text=${both}` },
    { service: "linkedin", href: `https://www.linkedin.com/sharing/share-offsite/?url=${encode(url)}` },
  ];
}

type Services = {
  url: string;
  locale: Calendar["locale"];
  settings: { googleNewsUrl: string; bingNewsUrl: string };
};

/**
 * The portal at the news services (S12, F7): its page there where the newsroom has named one, else what the
 * service finds of this host.
 */
export function newsServices({ url, locale, settings }: Services): { name: string; href: string }[] {
  const query = encode(`site:${new URL(url).hostname}`);
  const google = `https://news.google.com/search?q=${query}&${EDITIONS[locale]}`;
  return [
    { name: "Google News", href: settings.googleNewsUrl || google },
    { name: "Bing News", href: settings.bingNewsUrl || `https://www.bing.com/news/search?q=${query}` },
  ];
}
