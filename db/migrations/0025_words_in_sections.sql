DROP INDEX "lexemes_folded_trigrams_idx";--> statement-breakpoint
-- Filled without its index, which is made anew afterwards: row by row it would take hours in a large archive.
DROP INDEX "article_words_idx";--> statement-breakpoint
ALTER TABLE "article_words" ADD COLUMN "section_id" bigint;--> statement-breakpoint
UPDATE "article_words" w SET "section_id" = a."section_id" FROM "articles" a WHERE a."id" = w."article_id";--> statement-breakpoint
ALTER TABLE "article_words" ALTER COLUMN "section_id" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "article_words_idx" ON "article_words" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
-- Room beside each row: a word that is counted once more stays in its place, and its indexes are left alone.
ALTER TABLE "lexemes" SET (fillfactor = 70);--> statement-breakpoint
CREATE INDEX "lexemes_folded_trigrams_idx" ON "lexemes" USING gin ("folded" gin_trgm_ops) WITH (fastupdate=false);
