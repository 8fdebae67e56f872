import { MAX_PAGE } from "#lib/articles.ts";

/** What stands in a URL's query, as Next hands it over. */
export type Query = Record<string, string | string[] | undefined>;

/**
 * The page number of a list's address: 1 when there is none, null when it is not one of ours ("0", "01",
 * "abc", a page beyond the last that lists have). `?page=1` is a second address of page one, so it is null too.
 */
export function pageNumber(query: Query): number | null {
  const value = query.page;
  if (value === undefined) return 1;
  if (typeof value !== "string" || !/^[1-9]\d{0,3}$/.test(value)) return null;
  const page = Number(value);
  return page >= 2 && page <= MAX_PAGE ? page : null;
}
