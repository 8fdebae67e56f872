-- Typing errors are found by trigrams; the extension comes with Postgres and an owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
-- Words are stemmed otherwise from now on: what was counted counts no more, articles are indexed anew after the start.
TRUNCATE "lexemes", "article_keywords";--> statement-breakpoint
CREATE TABLE "article_words" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"length" integer NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lexemes" ADD COLUMN "word" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "lexemes" ADD COLUMN "folded" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "lexemes" ADD COLUMN "parts" text[];--> statement-breakpoint
ALTER TABLE "article_words" ADD CONSTRAINT "article_words_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_words_idx" ON "article_words" USING gin ("words");--> statement-breakpoint
CREATE INDEX "lexemes_folded_trigrams_idx" ON "lexemes" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "lexemes_folded_idx" ON "lexemes" USING btree ("folded" text_pattern_ops);