import { slugify } from "#lib/slug.ts";

/**
 * Finds a person's name in texts, to take it out of the archive (N10): as a word of its own, with its genitive's "s",
 * as it was typed or in capitals. "Klein" is not found in "klein", nor "Jan" in "Januar".
 */
export type NameFinder = {
  count: (text: string) => number;
  /** The same text with another word in the name's place. */
  replace: (text: string) => string;
  /** Where it stands, in UTF-16 units; in order, apart from each other. */
  spots: (text: string) => { from: number; to: number }[];
  word: string;
  /** Whether an address is made of it; addresses stay. */
  isInSlug: (slug: string) => boolean;
};

/** Fewer letters stand everywhere; more are no name. */
const SHORTEST = 2;
const LONGEST = 100;
/** The whole name, its parts, how it is spelled elsewhere. */
export const MOST_NAMES = 20;

/** What stands in a name's place, as newspapers write it: nomen nescio. A space that does not break. */
export const NO_NAME = "N.\u00a0N.";

/** One name or phrase a line. null: one is too short or long, or there are too many. */
export function parseNames(lines: string): string[] | null {
  const names = lines
    .normalize("NFC")
    .split(/[\r\n]+/)
    .map((line) =>
      line
        .replace(/\u00ad/g, "")
        .replace(/[\s\p{Cc}]+/gu, " ")
        .trim(),
    )
    .filter((line) => line !== "");
  const fit = names.every(({ length }) => length >= SHORTEST && length <= LONGEST);
  return fit && names.length <= MOST_NAMES ? [...new Set(names)] : null;
}

export function findNames(names: readonly string[], word: string): NameFinder {
  const spellings = names.flatMap((name) => [name, name.toUpperCase()]);
  const longestFirst = [...new Set(spellings)].toSorted((a, b) => b.length - a.length);
  const any = longestFirst.map(patternOf).join("|") || "(?!)";
  const name = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?=(?:['’]?[sS])?(?![\\p{L}\\p{N}]))`, "gu");
  const spots = (text: string) =>
    [...text.matchAll(name)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }));
  return {
    word,
    isInSlug: (slug) => names.some((one) => `-${slug}-`.includes(`-${slugify(one) || "-"}-`)),
    spots,
    count: (text) => spots(text).length,
    replace: (text) => text.replace(name, () => word),
  };
}

/** Whatever space stands between its words, and with the hyphens that only show at a line's end. */
const patternOf = (name: string): string =>
  [...name]
    .map((letter) => (letter === " " ? "\\s+" : letter.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")))
    .join("\u00ad?");
