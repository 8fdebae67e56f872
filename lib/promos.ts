import type { Picture } from "#lib/articles.ts";
import { isPaidLink } from "#lib/paid-links.ts";
import type { SiteSettings } from "#lib/settings.ts";

/** What stands under an article besides the article: promo links, job ads, books. */
export type Promo = { id: number; text: string; href: string; paid: boolean };
export type JobAd = {
  id: number;
  title: string;
  employer: string;
  place: string;
  href: string;
  paid: boolean;
};
export type Book = {
  id: number;
  title: string;
  author: string;
  publisher: string;
  year: number | null;
  blurb: string;
  href: string;
  paid: boolean;
  /** In `currency`, as of `priceDate` (ISO date): prices are shown with their date. */
  price: number | null;
  currency: string;
  priceDate: string | null;
  cover: Picture | null;
};
/** A banner of the house's own making: served from here, and always an advertisement. */
export type Banner = { id: number; name: string; href: string; picture: Picture };
export type Promotions = { promos: Promo[]; jobs: JobAd[]; books: Book[]; banner: Banner | null };

/** What is paid for is labelled even when nobody said so: the link itself gives it away (K4). */
export function withPaidLabels(promotions: Promotions, settings: SiteSettings): Promotions {
  const label = <T extends { href: string; paid: boolean }>(entries: T[]) =>
    entries.map((entry) => ({ ...entry, paid: entry.paid || isPaidLink(entry.href, settings) }));
  const { promos, jobs, books, banner } = promotions;
  return { promos: label(promos), jobs: label(jobs), books: label(books), banner };
}
