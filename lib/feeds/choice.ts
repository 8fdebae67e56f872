import { asTyped } from "#lib/form.ts";

/**
 * What a feed put together by its reader is about: articles of any of these sections, and any of these topics, and
 * any of these authors and stories, and with these words. Slugs, sorted; "" and [] ask for nothing.
 */
export type FeedChoice = { section: string[]; topic: string[]; author: string[]; story: string[]; q: string };

/** The names in a feed's query, in the order in which its address has them. */
export const CHOICE_NAMES = ["section", "topic", "author", "story", "q"] as const;

/** Of one kind; nobody follows more, and each costs. */
export const MOST_CHOSEN = 10;
/** As long as a saved search may be (lib/subscriptions.ts). */
const LONGEST_QUERY = 200;
const SLUG = /^[^\s/,?#]{1,200}$/u;

const NOTHING: FeedChoice = { section: [], topic: [], author: [], story: [], q: "" };

/**
 * Several of a kind stand with commas between them, or under the same name again.
 * @returns null for what cannot be asked: no slug, too many, too long
 */
export function readChoice(query: URLSearchParams): FeedChoice | null {
  const choice = { ...NOTHING };
  for (const name of CHOICE_NAMES) {
    if (name === "q") continue;
    const slugs = query
      .getAll(name)
      .flatMap((value) => value.normalize("NFC").split(","))
      .filter((slug) => slug !== "");
    if (!slugs.every((slug) => SLUG.test(slug))) return null;
    choice[name] = [...new Set(slugs)].toSorted();
    if (choice[name].length > MOST_CHOSEN) return null;
  }
  choice.q = asTyped(query.getAll("q").join(" ")).replace(/\s+/g, " ").trim();
  return choice.q.length > LONGEST_QUERY ? null : choice;
}

export const isChosen = ({ section, topic, author, story, q }: FeedChoice): boolean =>
  q !== "" || [section, topic, author, story].some((slugs) => slugs.length > 0);

/** The choice as a query, with its question mark: one address for what is the same. */
export function choiceQuery(choice: FeedChoice): string {
  const parts = CHOICE_NAMES.flatMap((name) => {
    const value = name === "q" ? choice.q : choice[name].map(encodeURIComponent).join(",");
    return value === "" ? [] : [`${name}=${name === "q" ? encodeURIComponent(value) : value}`];
  });
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}
