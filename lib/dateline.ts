import { DATELINE_PLACES } from "#lib/dateline-places.ts";

/** "KIEW / LONDON (HAUS) –" as data: places as one writes them ("Kiew"), the source as it is printed. */
export type Dateline = { places: string[]; source: string };

/** Nothing longer stands before the dash of a real dateline. */
const MAX_LENGTH = 160;
const DASHES = "–—―-";
/** "FRANKFURT/MAIN" is one place, "KIEW/LONDON" are two. */
const RIVERS = /\/(?=(?:MAIN|ODER|SAALE|DONAU|RUHR|WESER|ELBE)(?![\p{L}]))/giu;
/** Agencies also write their places in small letters: "Berlin (dpa) - ". */
const AGENCY =
  /^(?:dpa|afp|ap|apa|rtr|reuters|kna|epd|sid|dts|dapd|ddp|sda|ots|ansa|tass|bloomberg|pte|awp)(?:[-/ ][\p{L}\d-]{1,12}){0,2}$/iu;
const DAY_AND_MONTH =
  /,?\s+(?:den\s+)?\d{1,2}\.?\s*(?:\d{1,2}\.\s*(?:\d{2,4})?|(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[\p{L}]*\.?(?:\s+\d{4})?)$/iu;
/** Little words inside a name that stay small: "Frankfurt am Main". */
const SMALL_WORDS = new Set(["AM", "AN", "DER", "DEM", "IM", "OB", "DE", "BEI", "IN", "UND", "A."]);
/** Abbreviations that stay as they are: "Washington D.C.", "USA". */
const INITIALS = /^(?:\p{Lu}\.)+(?:\p{Lu}\.?)?$|^(?:USA|UK|EU|UN|NRW|VAE)$/u;

/**
 * The dateline at the beginning of a running text, or null. `rest` is the text after it. Careful rather than
 * greedy: without a source only well-known places in capitals count, and a person with a party ("Merz (CDU) –")
 * is not a place.
 */
export function parseDateline(text: string): (Dateline & { rest: string }) | null {
  const start = text.length - text.trimStart().length;
  const dash = findDash(text, start);
  if (dash < 0) return null;
  const head = text
    .slice(start, dash)
    .replace(/\u00a0/g, " ")
    .trim();
  const rest = text.slice(dash + 1).trimStart();
  const [, before = head, source = ""] = /^(.+?)\s*\(([^()]{1,40})\)$/.exec(head) ?? [];
  const written = splitPlaces(before.replace(DAY_AND_MONTH, "").trim());
  if (!believable(written, source.trim(), rest)) return null;
  return { places: written.map(asName), source: source.trim(), rest };
}

/** "KIEW / LONDON (HAUS) –"; "" when there is neither place nor source. */
export function formatDateline({ places, source }: Dateline): string {
  const where = places.join(" / ").toLocaleUpperCase("de");
  const head = [where, source && `(${source})`].filter(Boolean).join(" ");
  return head && `${head} –`;
}

/** The first dash with a space on both sides (a hyphen may lack the first, after a bracket). */
function findDash(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_LENGTH);
  for (let at = start + 1; at < limit; at++) {
    if (!DASHES.includes(text.charAt(at))) continue;
    const before = text.charAt(at - 1);
    const after = text.charAt(at + 1);
    if (/[\s)]/.test(before) && /[\s\u00a0]/.test(after)) return at;
  }
  return -1;
}

function splitPlaces(text: string): string[] {
  const whole = text.replace(RIVERS, "\u0000");
  return whole.split(/\s*\/\s*|\s*,\s*/).map((place) => place.replaceAll("\u0000", "/").trim());
}

function believable(places: string[], source: string, rest: string): boolean {
  if (!places.every((place) => isName(place)) || places.length > 5) return false;
  const capitals = places.every((place) => place === place.toLocaleUpperCase("de"));
  if (AGENCY.test(source)) return places.every((place) => place.split(" ").length <= 4);
  if (!capitals) return false;
  // "BMW (2025) –", "KI (Teil 1) –" and "NATO (kurz) –" are no datelines: a house's name has capitals in it.
  if (source) return /\p{Lu}/u.test(source) && !/^\d|\s\d+$/.test(source) && places.some(isLong);
  return places.every((place) => DATELINE_PLACES.has(place)) && /^["„“»«'‚(]?[\p{Lu}\d]/u.test(rest);
}

const isLong = (place: string) => place.length > 3;
const isName = (place: string) => place.length <= 40 && /^\p{Lu}[\p{L}\p{M}.'’/ -]*$/u.test(place);

/** "FRANKFURT AM MAIN" → "Frankfurt am Main"; what is not in capitals stays. */
function asName(place: string): string {
  if (place !== place.toLocaleUpperCase("de")) return place;
  return place.split(" ").map(asWord).join(" ");
}

function asWord(word: string, index: number): string {
  if (INITIALS.test(word)) return word;
  if (index > 0 && SMALL_WORDS.has(word)) return word.toLocaleLowerCase("de");
  return word
    .split(/(?<=[-/'’.])/)
    .map((part) => part.charAt(0) + part.slice(1).toLocaleLowerCase("de"))
    .join("");
}
