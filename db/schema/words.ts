import { sql } from "drizzle-orm";
import { index, integer, pgTable, real, smallint, text } from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { bytea, moment, ref, tsvector } from "#db/schema/columns.ts";

/**
 * The newsroom's vocabulary: every word of a live article as the index holds it (lib/words/analyse.ts), and every
 * mark (lib/words/marks.ts). The row '' says how many articles there are.
 */
export const lexemes = pgTable(
  "lexemes",
  {
    lexeme: text("lexeme").primaryKey(),
    /** In how many articles it stands: the rarity that weighs words. */
    articles: integer("articles").notNull().default(0),
    /** As it was first written; "" for what has only ever been a mark. */
    word: text("word").notNull().default(""),
    /** The same, folded (lib/words/fold.ts): what typing errors are compared with. */
    folded: text("folded").notNull().default(""),
    /** What a compound is made of; empty for a word that is none, null for one that nobody has looked at. */
    parts: text("parts").array(),
    /**
     * In how many articles it stands, as a power of two; null in none, and for a mark. The most written words that
     * begin alike are found by it; the index is touched only when a count has doubled, not with every article.
     */
    level: smallint("level").generatedAlwaysAs(
      sql`CASE WHEN articles > 0 AND word <> '' THEN floor(log(articles::double precision) / log(2::double precision))::smallint END`,
    ),
  },
  (t) => [
    // As with article_words: what waits to be taken in makes every search slower.
    index("lexemes_folded_trigrams_idx")
      .using("gin", t.folded.op("gin_trgm_ops"))
      .with({ fastupdate: false }),
    index("lexemes_folded_idx").on(t.folded.op("text_pattern_ops")),
    // In its own collation, so that no other index can be taken for it (db/suggestions.ts).
    index("lexemes_level_idx").on(t.level, sql`${t.folded} COLLATE "C"`),
  ],
);

/** What readers' search looks into: the words of live articles and nothing else. */
export const articleWords = pgTable(
  "article_words",
  {
    articleId: ref("article_id")
      .primaryKey()
      .references(() => articles.id, { onDelete: "cascade" }),
    sectionId: ref("section_id").notNull(),
    publishedAt: moment("published_at").notNull(),
    /** How many words say something: a long text holds any word more often. */
    length: integer("length").notNull(),
    words: tsvector("words").notNull(),
  },
  // What waits to be taken into an index makes every search slower until it is; few articles come out in a minute.
  (t) => [index("article_words_idx").using("gin", t.words).with({ fastupdate: false })],
);

/** What an article is compared by (lib/words/traits.ts): read whole, never looked into. */
export const articleTraits = pgTable("article_traits", {
  articleId: ref("article_id")
    .primaryKey()
    .references(() => articles.id, { onDelete: "cascade" }),
  lexemes: text("lexemes").notNull(),
  words: text("words").notNull(),
  weights: bytea("weights").notNull(),
  /** Its place in the latent space with this number; null before there was one. */
  space: integer("space"),
  place: bytea("place"),
});

/** The latent spaces that were learnt (lib/words/latent.ts); the last one is in use. `articles`: of how many. */
export const latentSpaces = pgTable("latent_spaces", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  articles: integer("articles").notNull(),
  /** How many there were then. */
  archive: integer("archive").notNull(),
  dimensions: integer("dimensions").notNull(),
  learntAt: moment("learnt_at").notNull().defaultNow(),
});

/** What a word adds to the place of an article that has it: one byte a dimension, times `scale`. */
export const latentLoadings = pgTable("latent_loadings", {
  lexeme: text("lexeme").primaryKey(),
  scale: real("scale").notNull(),
  loading: bytea("loading").notNull(),
});
