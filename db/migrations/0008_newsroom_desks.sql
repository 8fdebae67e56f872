CREATE TABLE "article_note_mentions" (
	"note_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "article_note_mentions_note_id_user_id_pk" PRIMARY KEY("note_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "corrections" DROP CONSTRAINT "corrections_kind_check";--> statement-breakpoint
DROP INDEX "corrections_latest_idx";--> statement-breakpoint
DROP INDEX "media_folder_idx";--> statement-breakpoint
ALTER TABLE "corrections" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "corrections" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "corrections" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', left(alt || ' ' || caption || ' ' || credit, 20000) || ' ' || translate(original_name, '._-', '   '))) STORED;--> statement-breakpoint
ALTER TABLE "article_note_mentions" ADD CONSTRAINT "article_note_mentions_note_id_article_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."article_notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_note_mentions" ADD CONSTRAINT "article_note_mentions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_note_mentions_user_idx" ON "article_note_mentions" USING btree ("user_id","note_id");--> statement-breakpoint
CREATE INDEX "articles_board_idx" ON "articles" USING btree ("state",coalesce("scheduled_for", "planned_for", 'infinity'),"id" DESC NULLS FIRST) WHERE "articles"."state" NOT IN ('live', 'withdrawn');--> statement-breakpoint
CREATE INDEX "corrections_shown_idx" ON "corrections" USING btree ("created_at","id") WHERE "corrections"."withdrawn_at" IS NULL;--> statement-breakpoint
CREATE INDEX "media_search_idx" ON "media" USING gin ("search");--> statement-breakpoint
CREATE INDEX "media_incomplete_idx" ON "media" USING btree ("id") WHERE "media"."kind" = 'image' AND "media"."deleted_at" IS NULL AND ("media"."alt" = '' OR "media"."credit" = '' OR "media"."licence" = '');--> statement-breakpoint
CREATE INDEX "audit_log_action_idx" ON "audit_log" USING btree ("action","at");--> statement-breakpoint
CREATE INDEX "deliveries_failed_idx" ON "deliveries" USING btree ("id") WHERE "deliveries"."failed_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "media_folder_idx" ON "media" USING btree ("folder","id");--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_withdrawn_check" CHECK (("corrections"."withdrawn_at" IS NULL) = ("corrections"."withdrawn_reason" IS NULL));--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_kind_check" CHECK ("corrections"."kind" IN ('correction', 'update', 'clarification', 'reply'));