CREATE TABLE "portal_keys" (
	"name" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_messages" (
	"push_id" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_at" timestamp with time zone,
	CONSTRAINT "push_messages_push_id_article_id_pk" PRIMARY KEY("push_id","article_id")
);
--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "push_messages" ADD CONSTRAINT "push_messages_push_id_push_subscriptions_id_fk" FOREIGN KEY ("push_id") REFERENCES "public"."push_subscriptions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_messages" ADD CONSTRAINT "push_messages_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_messages_article_idx" ON "push_messages" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "push_messages_due_idx" ON "push_messages" USING btree ("due_at") WHERE "push_messages"."claimed_at" IS NULL;--> statement-breakpoint
ALTER TABLE "push_subscriptions" DROP COLUMN "active";--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_quiet_check" CHECK (num_nonnulls("push_subscriptions"."quiet_from", "push_subscriptions"."quiet_until") IN (0, 2)
        AND "push_subscriptions"."quiet_from" BETWEEN 0 AND 23 AND "push_subscriptions"."quiet_until" BETWEEN 0 AND 23 AND "push_subscriptions"."quiet_from" <> "push_subscriptions"."quiet_until");--> statement-breakpoint
ALTER TABLE "push_topics" ADD CONSTRAINT "push_topics_kind_check" CHECK ("push_topics"."kind" IN ('section', 'topic', 'author', 'story'));