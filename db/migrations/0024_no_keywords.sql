DROP TABLE "article_keywords" CASCADE;--> statement-breakpoint
-- Nearness is told on another scale: the root of the share of words, as lib/related.ts has it.
UPDATE "subscriptions" SET "nearness" = sqrt("nearness") WHERE "nearness" IS NOT NULL;--> statement-breakpoint
UPDATE "article_keys" SET "nearness" = sqrt("nearness") WHERE "nearness" IS NOT NULL;
