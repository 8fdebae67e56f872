CREATE TABLE "article_keys" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"ref_id" bigint,
	"query" text,
	"nearness" real,
	"shared" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "article_keys_kind_check" CHECK ("article_keys"."kind" IN ('similar', 'topic', 'section', 'author', 'story', 'search', 'comments', 'corrections', 'newsletter'))
);
--> statement-breakpoint
CREATE TABLE "consent_wordings" (
	"hash" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "told" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "daily_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "weekly_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "nearness" real;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "told_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "article_keys" ADD CONSTRAINT "article_keys_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_keys_article_idx" ON "article_keys" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "article_keys_created_idx" ON "article_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "comments_appeared_idx" ON "comments" USING btree (coalesce("decided_at", "created_at")) WHERE "comments"."state" = 'approved';