DROP INDEX "article_words_idx";--> statement-breakpoint
CREATE INDEX "article_words_idx" ON "article_words" USING gin ("words") WITH (fastupdate=false);