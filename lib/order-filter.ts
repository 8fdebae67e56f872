import { parseId } from "#lib/queue-filter.ts";

type Query = Record<string, string | string[] | undefined>;

const LONGEST_SEARCH = 80;
const first = (given: string | string[] | undefined) => ([given].flat()[0] ?? "").trim();

/** Words that a list is searched for: `q` of an address. */
export const parseWords = (query: Query): string =>
  first(query.q)
    .normalize("NFC")
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, LONGEST_SEARCH);

/** What the list of topics is asked for; `after` is "articles-id". */
export function parseTopicFilter(query: Query): {
  words: string;
  after: { count: number; id: number } | null;
} {
  const [, count, id] = /^(\d{1,9})-(\d{1,15})$/.exec(first(query.after)) ?? [];
  return { words: parseWords(query), after: count && id ? { count: Number(count), id: Number(id) } : null };
}

/** What the list of redirects is asked for. */
export function parseRedirectFilter(query: Query): { words: string; after: number | null } {
  return { words: parseWords(query), after: parseId(query.after) };
}
