-- Typing errors are found by trigrams; the extension comes with Postgres and an owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
-- Words are stemmed otherwise from now on: what was counted counts no more, articles are indexed anew after the start.
TRUNCATE "lexemes";--> statement-breakpoint
CREATE TABLE "article_traits" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"lexemes" text NOT NULL,
	"words" text NOT NULL,
	"weights" "bytea" NOT NULL,
	"space" integer,
	"place" "bytea"
);
--> statement-breakpoint
CREATE TABLE "article_words" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"length" integer NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "latent_loadings" (
	"lexeme" text PRIMARY KEY NOT NULL,
	"scale" real NOT NULL,
	"loading" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "latent_spaces" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "latent_spaces_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"articles" integer NOT NULL,
	"archive" integer NOT NULL,
	"dimensions" integer NOT NULL,
	"learnt_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lexemes" ADD COLUMN "word" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "lexemes" ADD COLUMN "folded" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "lexemes" ADD COLUMN "parts" text[];--> statement-breakpoint
ALTER TABLE "lexemes" ADD COLUMN "level" smallint GENERATED ALWAYS AS (CASE WHEN articles > 0 AND word <> '' THEN floor(log(articles::double precision) / log(2::double precision))::smallint END) STORED;--> statement-breakpoint
ALTER TABLE "article_traits" ADD CONSTRAINT "article_traits_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_words" ADD CONSTRAINT "article_words_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_words_idx" ON "article_words" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "article_copies_words_idx" ON "article_copies" USING gin (to_tsvector('german', left(coalesce("changes" ->> 'title', '') || ' ' || coalesce("changes" ->> 'standfirst', '') || ' ' || jsonb_path_query_array("changes", 'strict $.body.**.text', '{}', true)::text, 200000)));--> statement-breakpoint
CREATE INDEX "lexemes_folded_trigrams_idx" ON "lexemes" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "lexemes_folded_idx" ON "lexemes" USING btree ("folded" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "lexemes_level_idx" ON "lexemes" USING btree ("level","folded" COLLATE "C");--> statement-breakpoint
CREATE INDEX "comments_author_words_idx" ON "comments" USING gin (to_tsvector('simple', translate("author_name", './-_?=&%@:', '          ')));