import { tokensOf } from "#lib/words/tokens.ts";

/** A word, or several that stand beside each other. */
export type Phrase = string[];

/** What was typed into a search field, taken apart. Names and days as typed; days are YYYY-MM-DD. */
export type Typed = {
  /** Every one is asked for; of one, any of its phrases will do. */
  all: Phrase[][];
  none: Phrase[];
  authors: string[];
  sections: string[];
  topics: string[];
  /** The first day, and the last. */
  from: string | null;
  to: string | null;
};

/** More words say nothing more, and each costs. */
const MOST_WORDS = 40;

type Name = "authors" | "sections" | "topics" | "from" | "to" | "year";
/** What may stand before a colon, in both languages of the portal. */
const NAMES: Record<string, Name> = {
  ...{ author: "authors", autor: "authors", autorin: "authors", von: "authors", by: "authors" },
  ...{ section: "sections", ressort: "sections", rubrik: "sections" },
  ...{ topic: "topics", thema: "topics" },
  ...{ after: "from", ab: "from", seit: "from", since: "from" },
  ...{ before: "to", bis: "to", until: "to" },
  ...{ year: "year", jahr: "year" },
};

const QUOTES = /[„“”«»‟]/g;
/** A minus, a name with its colon, and then words in quotes or one without. */
const PIECE = /(?<minus>(?<=^|\s)-)?-*(?:(?<name>\p{L}+):)?(?:"(?<quoted>[^"]*)"|(?<bare>[^\s"]+))/gu;
/** "Personen und -gruppen" leaves nothing out. */
const SUSPENDED = /^(?:und|oder|sowie|bzw\.?|bis|and|or|&)$/i;
const EITHER = /^(?:OR|ODER|\|)$/;

/**
 * Words, "phrases", -excluded, either OR other, author:name, section:name, topic:name, after:2024-05, before:2024,
 * year:2024. What is written wrongly is taken as words; nothing is an error.
 */
export function readTyped(text: string): Typed {
  const typed: Typed = { all: [], none: [], authors: [], sections: [], topics: [], from: null, to: null };
  let either = false;
  let before = "";
  for (const { groups = {} } of text.replace(QUOTES, '"').matchAll(PIECE)) {
    const { name = "", quoted, bare = "" } = groups;
    const minus = groups.minus !== undefined && !SUSPENDED.test(before);
    const value = quoted ?? bare;
    before = value;
    const isNamed = !minus && takeNamed(typed, NAMES[name.toLowerCase()], value.trim());
    if (isNamed) continue;
    if (quoted === undefined && EITHER.test(value)) {
      either = true;
      continue;
    }
    const words = [...(name ? [name] : []), ...[...tokensOf(value)].map(({ word }) => word)];
    takeWords(typed, quoted === undefined ? words.map((word) => [word]) : [words], {
      excluded: minus,
      either,
    });
    either = false;
  }
  return typed;
}

function takeWords(
  { all, none }: Typed,
  phrases: Phrase[],
  { excluded, either }: { excluded: boolean; either: boolean },
): void {
  const given = phrases.filter((phrase) => phrase.length > 0);
  if (excluded) {
    // "-Covid-19" leaves out what is called so, not every 19.
    if (given.length > 0 && none.length < MOST_WORDS) none.push(given.flat());
    return;
  }
  const last = either ? all.at(-1) : undefined;
  if (last) last.push(...given);
  else all.push(...given.map((phrase) => [phrase]));
  all.splice(MOST_WORDS);
}

/** @returns whether it was something with a name */
function takeNamed(typed: Typed, name: Name | undefined, value: string): boolean {
  if (!name || value === "") return false;
  if (name === "authors" || name === "sections" || name === "topics") typed[name].push(value);
  else return takeDay(typed, name, value);
  return true;
}

function takeDay(typed: Typed, name: "from" | "to" | "year", value: string): boolean {
  const days = daysOf(value);
  if (!days || (name === "year" && value.length !== 4)) return false;
  if (name !== "to") typed.from = days.first;
  if (name !== "from") typed.to = days.last;
  return true;
}

/** The days of a year, a month or a day. @param text 2024, 2024-05, 2024-05-31 or 31.5.2024 @returns null for no such day */
export function daysOf(text: string): { first: string; last: string } | null {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const iso = german ? [german[3], german[2]?.padStart(2, "0"), german[1]?.padStart(2, "0")].join("-") : text;
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso) ?? [];
  if (!year || Number(year) < 1000) return null;
  const first = new Date(`${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`);
  if (Number.isNaN(first.getTime()) || (day && first.getUTCDate() !== Number(day))) return null;
  const last = new Date(first);
  if (!month) last.setUTCFullYear(last.getUTCFullYear() + 1, 0, 0);
  else if (!day) last.setUTCMonth(last.getUTCMonth() + 1, 0);
  const toDay = (date: Date) => date.toISOString().slice(0, 10);
  return { first: toDay(first), last: toDay(last) };
}

/** The same without quotes: each word for itself. */
export const unquoted = (typed: Typed): Typed => ({
  ...typed,
  all: typed.all.flatMap((clause) =>
    clause.every(({ length }) => length > 1) ? clause.flat().map((word) => [[word]]) : [clause],
  ),
});

/** Every word that was asked for, once. */
export const wordsIn = ({ all }: Typed): string[] => [...new Set(all.flat(2))];
