import { asTyped } from "#lib/form.ts";
import { pageNumber, type Query } from "#lib/paging.ts";

/** What somebody looks for. `section`: a slug; "" for all. */
export type Search = { words: string; section: string; sort: "relevance" | "newest"; page: number };

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
    sort: one("sort") === "newest" ? "newest" : "relevance",
    page,
  };
}

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
