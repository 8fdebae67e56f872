DROP INDEX "articles_translation_idx";--> statement-breakpoint
CREATE UNIQUE INDEX "articles_translation_key" ON "articles" USING btree ("translation_group","language");