import { isSafeHref } from "#lib/body/schema.ts";
import { endOfDay } from "#lib/dates.ts";
import { normalizeIsbn } from "#lib/isbn.ts";
import { localField, parseLocalMoment } from "#lib/local-moment.ts";
import { isPaidLink } from "#lib/paid-links.ts";
import { Refusal, type RefusalCode } from "#lib/refusal.ts";
import type { SiteSettings } from "#lib/settings.ts";

export const PROMOTION_KINDS = ["links", "jobs", "books", "banners"] as const;
export type PromotionKind = (typeof PROMOTION_KINDS)[number];

export const isPromotionKind = (name: unknown): name is PromotionKind =>
  PROMOTION_KINDS.some((kind) => kind === name);

/** Where, when, and whether somebody pays: alike for all kinds. `topic` is a name; the database knows its number. */
export type Placement = {
  sectionId: number | null;
  topic: string;
  startsAt: Date | null;
  endsAt: Date | null;
  paid: boolean;
};

export type PromotionInput =
  | { kind: "links"; placement: Placement; text: string; href: string }
  | { kind: "jobs"; placement: Placement; title: string; employer: string; place: string; href: string }
  | {
      kind: "books";
      placement: Placement;
      isbn: string | null;
      title: string;
      author: string;
      publisher: string;
      year: number | null;
      blurb: string;
      href: string;
      coverId: number | null;
      price: string | null;
      currency: string;
      priceDate: string | null;
    }
  | { kind: "banners"; placement: Placement; name: string; href: string; mediaId: number };

export const CURRENCIES = ["EUR", "CHF", "GBP", "USD"] as const;

const LONGEST_LINE = 200;
const LONGEST_TEXT = 1000;
const LONGEST_ADDRESS = 1000;

type House = { settings: SiteSettings; now: Date };

/**
 * What was typed into a form, checked field by field. What leads to a paid address and is not marked as paid is
 * refused (K4: nothing goes out where what is said and what is so do not agree).
 * @param read a field's text, "" where it is missing
 * @throws Refusal; its value `field` names where
 */
export function parsePromotion(
  kind: PromotionKind,
  read: (name: string) => string,
  { settings, now }: House,
): PromotionInput {
  const line = (name: string, code: RefusalCode | null = "text-missing") => {
    const text = read(name)
      .toWellFormed()
      .normalize("NFC")
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim();
    if (text === "" && code) refuse(code, name);
    if (text.length > LONGEST_LINE) refuse("text-too-long", name);
    return text;
  };
  const href = (required: boolean) => {
    const address = read("href").trim();
    if (address === "" && !required) return "";
    if (!isSafeHref(address) || address.length > LONGEST_ADDRESS) refuse("href-invalid", "href");
    return address;
  };
  const placement = (address: string): Placement => {
    const paid = kind === "banners" || read("paid") === "1";
    if (!paid && isPaidLink(address, settings)) refuse("paid-unmarked", "paid");
    return { ...parsePeriod(kind, read, { settings, now }), paid };
  };
  if (kind === "links") {
    const text = line("text");
    const address = href(true);
    return { kind, text, href: address, placement: placement(address) };
  }
  if (kind === "jobs") {
    const title = line("title");
    const address = href(true);
    const [employer, place] = [line("employer", null), line("place", null)];
    return { kind, title, employer, place, href: address, placement: placement(address) };
  }
  if (kind === "banners") {
    const name = line("name");
    const address = href(true);
    const mediaId = parseNumber(read("mediaId")) ?? refuse("picture-missing", "mediaId");
    return { kind, name, href: address, mediaId, placement: placement(address) };
  }
  const title = line("title");
  const address = href(false);
  const blurb = read("blurb").normalize("NFC").trim();
  if (blurb.length > LONGEST_TEXT) refuse("text-too-long", "blurb");
  const typedIsbn = read("isbn").trim();
  const isbn = typedIsbn === "" ? null : (normalizeIsbn(typedIsbn) ?? refuse("isbn-invalid", "isbn"));
  const year = read("year").trim() === "" ? null : parseYear(read("year"));
  const coverId = read("coverId").trim() === "" ? null : parseNumber(read("coverId"));
  if (coverId === null && read("coverId").trim() !== "") refuse("picture-missing", "coverId");
  return {
    kind,
    isbn,
    title,
    author: line("author", null),
    publisher: line("publisher", null),
    year,
    blurb,
    href: address,
    coverId,
    ...parsePrice(read, { settings, now }),
    placement: placement(address),
  };
}

/** "24", "24,00", "1.024,50 €" → "24.00"; null where it is no price. */
export function parseAmount(typed: string): string | null {
  const digits = typed.replace(/[\s€$£]|[A-Z]{3}/g, "");
  const plain = /,\d{1,2}$/.test(digits) ? digits.replace(/\./g, "").replace(",", ".") : digits;
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Number(plain).toFixed(2) : null;
}

function parsePrice(read: (name: string) => string, { settings, now }: House) {
  const currency = CURRENCIES.find((one) => one === read("currency")) ?? "EUR";
  if (read("price").trim() === "") return { price: null, currency, priceDate: null };
  const price = parseAmount(read("price")) ?? refuse("price-invalid", "price");
  // A price is shown with the day on which it was one.
  const day = read("priceDate").trim() || localField(now, settings.timeZone).slice(0, 10);
  if (!endOfDay(day, settings.timeZone)) refuse("day-invalid", "priceDate");
  return { price, currency, priceDate: day };
}

function parsePeriod(kind: PromotionKind, read: (name: string) => string, { settings, now }: House) {
  const { timeZone } = settings;
  const startsAt = parseDay("startsAt", (day) => parseLocalMoment(`${day}T00:00`, timeZone));
  const typedEnd = parseDay("endsAt", (day) => endOfDay(day, timeZone));
  const before = new Date(read("endedAt"));
  // What ended at noon is not brought back until midnight by saving its form.
  const isSame =
    !Number.isNaN(before.getTime()) && localField(before, timeZone).slice(0, 10) === read("endsAt").trim();
  const endsAt = isSame ? before : typedEnd;
  // A job ad ends by itself; nobody looks after it.
  if (kind === "jobs" && !endsAt) refuse("end-missing", "endsAt");
  if (startsAt && endsAt && endsAt <= startsAt) refuse("days-reversed", "endsAt");
  if (endsAt && !isSame && endsAt <= now) refuse("end-missing", "endsAt");
  return { sectionId: parseNumber(read("sectionId")), topic: read("topic").trim(), startsAt, endsAt };

  function parseDay(name: string, toMoment: (day: string) => Date | null): Date | null {
    const day = read(name).trim();
    return day === "" ? null : (toMoment(day) ?? refuse("day-invalid", name));
  }
}

function parseYear(typed: string): number {
  const year = /^\d{4}$/.test(typed.trim()) ? Number(typed) : 0;
  return year >= 1000 && year <= 2200 ? year : refuse("day-invalid", "year");
}

const parseNumber = (typed: string): number | null =>
  /^[1-9]\d{0,14}$/.test(typed.trim()) ? Number(typed) : null;

function refuse(code: RefusalCode, field: string): never {
  throw new Refusal(code, field, { field });
}
