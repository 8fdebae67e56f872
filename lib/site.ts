import type { MenuList } from "#lib/menu.ts";
import type { SiteSettings } from "#lib/settings.ts";

export type NavigationSection = {
  id: number;
  slug: string;
  name: string;
  description: string;
  children: { id: number; slug: string; name: string; description: string }[];
};

export type MenuLink = { href: string; text: string };

/** What frames every reader page: one read, shared by layout, metadata and feeds. */
export type Site = {
  /** SITE_NAME or the setting that overrides it. */
  name: string;
  /** Origin, no trailing slash. */
  url: string;
  locale: "de" | "en";
  settings: SiteSettings;
  /** Sections in the navigation, as a tree, in order. */
  sections: NavigationSection[];
  /** Links of the house's own; without any in the header the sections stand there. */
  menu: Record<MenuList, MenuLink[]>;
  /** Legal and other pages that the footer lists. */
  footerPages: { slug: string; title: string }[];
};
