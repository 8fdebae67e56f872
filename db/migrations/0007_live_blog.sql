DROP INDEX "live_entries_article_idx";--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "live_closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "live_entries" ADD COLUMN "once" text;--> statement-breakpoint
CREATE UNIQUE INDEX "live_entries_once_key" ON "live_entries" USING btree ("article_id","once");--> statement-breakpoint
CREATE INDEX "live_entries_article_idx" ON "live_entries" USING btree ("article_id","id");