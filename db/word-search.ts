import { type SQL, sql } from "drizzle-orm";
import { wordsOf } from "#db/schema/columns.ts";
import { toPrefixQuery } from "#lib/desk-list.ts";

/**
 * The words that were typed, as a query of articles.search, in either language that an article may have been indexed
 * in; null for nothing but signs. @param weights as toPrefixQuery takes them
 */
export function articleQuery(typed: string, weights = ""): SQL | null {
  const query = toPrefixQuery(typed, weights);
  return query === "" ? null : sql`(to_tsquery('german', ${query}) || to_tsquery('english', ${query}))`;
}

/**
 * Whether a text has words that begin as those that were typed, all of them, in any order; nothing but signs finds
 * nothing. Asks the index over wordsOf() of the same text: order by something that no index has, or the planner
 * may walk through everything until enough have them.
 */
export function hasWords(text: SQL, typed: string): SQL {
  const query = toPrefixQuery(typed);
  return query === "" ? sql`false` : sql`${wordsOf(text)} @@ to_tsquery('simple', ${query})`;
}
