import { asTyped } from "#lib/form.ts";
import { pageNumber, type Query } from "#lib/paging.ts";

/** What somebody looks for. `section`, `topic`, `author`: slugs, "" for all; `year` 0 for all. */
export type Search = {
  words: string;
  section: string;
  topic: string;
  author: string;
  year: number;
  sort: "relevance" | "newest";
  page: number;
};

export const NO_SEARCH: Search = {
  words: "",
  section: "",
  topic: "",
  author: "",
  year: 0,
  sort: "relevance",
  page: 1,
};

/** As long as a saved search may be (lib/subscriptions.ts); what is longer is cut, nobody has typed it by hand. */
const LONGEST = 200;

/** @returns null for a page number that is none */
export function readSearch(query: Query): Search | null {
  const page = pageNumber(query);
  if (page === null) return null;
  const one = (name: string) => (typeof query[name] === "string" ? (query[name] as string) : "");
  const words = asTyped(one("q")).replace(/\s+/g, " ").trim();
  return {
    words: [...words].slice(0, LONGEST).join("").trim(),
    section: one("section").normalize("NFC"),
    topic: one("topic").normalize("NFC"),
    author: one("author").normalize("NFC"),
    year: /^[1-9]\d{3}$/.test(one("year")) ? Number(one("year")) : 0,
    sort: one("sort") === "newest" ? "newest" : "relevance",
    page,
  };
}

/** The query of a search's address: one for what is the same, without the page. */
export function searchQuery({ words, section, topic, author, year, sort }: Search): Record<string, string> {
  return {
    ...(words && { q: words }),
    ...(section && { section }),
    ...(topic && { topic }),
    ...(author && { author }),
    ...(year && { year: String(year) }),
    ...(sort === "newest" && { sort }),
  };
}

/** The same in words alone, as a subscription keeps it (lib/search/typed.ts): new articles are of no year that is over. */
export function inWords(
  { words, section, topic, author }: Search,
  locale: keyof typeof FILTER_NAMES,
): string {
  const names = FILTER_NAMES[locale];
  const filters = Object.entries({ [names.section]: section, [names.topic]: topic, [names.author]: author });
  return [words, ...filters.flatMap(([name, slug]) => (slug ? [`${name}:${slug}`] : []))].join(" ");
}

/** Each of them is read in either language. */
const FILTER_NAMES = {
  de: { section: "ressort", topic: "thema", author: "autor" },
  en: { section: "section", topic: "topic", author: "author" },
};

/** Around the words that were found, in what the database hands over: nobody types these (Unicode, private use). */
export const FOUND = { start: "\ue000", stop: "\ue001" } as const;

/** An excerpt in pieces, those that were looked for marked. */
export function foundPieces(excerpt: string): { text: string; isFound: boolean }[] {
  return excerpt
    .split(FOUND.start)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, isFound: false }];
      const [found = "", ...rest] = part.split(FOUND.stop);
      return [
        { text: found, isFound: true },
        { text: rest.join(""), isFound: false },
      ];
    })
    .filter(({ text }) => text !== "");
}
