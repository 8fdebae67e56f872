DROP INDEX "subscriptions_match_idx";--> statement-breakpoint
ALTER TABLE "newsletter_issues" ADD COLUMN "told_up_to" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "newsletter_issues_due_idx" ON "newsletter_issues" USING btree ("id") WHERE "newsletter_issues"."state" IN ('scheduled', 'sending');--> statement-breakpoint
CREATE INDEX "subscriptions_match_idx" ON "subscriptions" USING btree ("kind","ref_id","id") WHERE "subscriptions"."confirmed_at" IS NOT NULL AND "subscriptions"."ended_at" IS NULL;