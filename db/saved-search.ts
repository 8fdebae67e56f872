import { type SQL, sql } from "drizzle-orm";

/**
 * Whether an article holds these words, stemmed as its language has it; the query calls `articles` "a". Written as
 * two conditions, so that each can use the index.
 */
export const holdsWords = (words: SQL): SQL => sql`(
  (a.language = 'en' AND a.search @@ websearch_to_tsquery('english', ${words}))
  OR (a.language <> 'en' AND a.search @@ websearch_to_tsquery('german', ${words})))`;
