DROP INDEX "media_folder_idx";--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', left(alt || ' ' || caption || ' ' || credit, 20000) || ' ' || translate(original_name, '._-', '   '))) STORED;--> statement-breakpoint
CREATE INDEX "media_search_idx" ON "media" USING gin ("search");--> statement-breakpoint
CREATE INDEX "media_incomplete_idx" ON "media" USING btree ("id") WHERE "media"."kind" = 'image' AND "media"."deleted_at" IS NULL AND ("media"."alt" = '' OR "media"."credit" = '' OR "media"."licence" = '');--> statement-breakpoint
CREATE INDEX "media_folder_idx" ON "media" USING btree ("folder","id");