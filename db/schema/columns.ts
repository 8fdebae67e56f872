import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  type CheckBuilder,
  check,
  customType,
  timestamp,
} from "drizzle-orm/pg-core";

/** Primary key: 64 bit, made by the database, never by a caller. */
export const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();

/** A column that holds another row's `id`. */
export const ref = (name: string) => bigint(name, { mode: "number" });

/** A moment in time (timestamptz, microseconds in Postgres, a `Date` in TypeScript). */
export const moment = (name: string) => timestamp(name, { withTimezone: true });

/** The words of a text as Postgres searches them; 1 MB at most. */
export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** Bytes; a `Buffer` in TypeScript. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const createdAt = () => moment("created_at").notNull().defaultNow();

/** `CHECK (column IN (…))` from the same list that types the column, so the two cannot drift apart. */
export function oneOf(name: string, column: AnyPgColumn, values: readonly string[]): CheckBuilder {
  const list = sql.raw(values.map((value) => `'${value}'`).join(", "));
  return check(name, sql`${column} IN (${list})`);
}

/** Only rows that match are in the index: `where(live)` keeps an index as small as what it serves. */
export const live = (state: AnyPgColumn): SQL => sql`${state} = 'live'`;

/**
 * The words of what was changed in a published article and is not before readers yet (article_copies.changes), as
 * many of them as an article's own index has. To be made here for index and query both.
 */
export const copyWordsOf = (changes: SQL | AnyPgColumn): SQL =>
  sql`to_tsvector('german', left(coalesce(${changes} ->> 'title', '') || ' ' || coalesce(${changes} ->> 'standfirst', '') || ' ' || jsonb_path_query_array(${changes}, 'strict $.body.**.text', '{}', true)::text, 200000))`;

/**
 * Words as desks look for them: the same for every language, and no sign joins two of them ("ver.di", "/a/b-c").
 * An index over it and a query with it must be made here both, or the index is not used.
 */
export const wordsOf = (text: SQL | AnyPgColumn): SQL =>
  sql`to_tsvector('simple', translate(${text}, './-_?=&%@:', '          '))`;
