import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, moment, ref, wordsOf } from "#db/schema/columns.ts";

/** What an article is about (Thema). A merged topic points at the one that took its place. */
export const topics = pgTable(
  "topics",
  {
    id: id(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    intro: text("intro").notNull().default(""),
    /** Live articles; kept by the writes. Thin topics are not indexed by search engines. */
    articleCount: integer("article_count").notNull().default(0),
    mergedInto: ref("merged_into").references((): AnyPgColumn => topics.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("topics_slug_key").on(t.slug),
    index("topics_merged_into_idx").on(t.mergedInto),
    index("topics_busy_idx").on(t.articleCount),
    index("topics_words_idx").using("gin", wordsOf(t.name)),
    check("topics_slug_check", sql`${t.slug} <> '' AND ${t.slug} NOT LIKE '%/%'`),
  ],
);

/** A running subject told over several articles ("Zum Thema", earlier and later). */
export const stories = pgTable(
  "stories",
  {
    id: id(),
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    intro: text("intro").notNull().default(""),
    closedAt: moment("closed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("stories_slug_key").on(t.slug),
    index("stories_words_idx").using("gin", wordsOf(t.title)),
  ],
);
