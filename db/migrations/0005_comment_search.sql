DROP INDEX "comments_search_idx";--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (to_tsvector('german', left(body, 100000))) STORED;--> statement-breakpoint
CREATE INDEX "comments_search_idx" ON "comments" USING gin ("search");--> statement-breakpoint
-- Counted until now were all notices, also those that had been decided.
UPDATE "comments" c SET "report_count" = (SELECT count(*) FROM "notices" n WHERE n."comment_id" = c."id" AND n."state" = 'open') WHERE c."report_count" > 0;
