CREATE TABLE "held_drafts" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "moderator_notes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "moderator_notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"text" text NOT NULL,
	"written_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "display_name_key" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "totp_last_step" integer;--> statement-breakpoint
ALTER TABLE "moderator_notes" ADD CONSTRAINT "moderator_notes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderator_notes" ADD CONSTRAINT "moderator_notes_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "held_drafts_expires_idx" ON "held_drafts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "moderator_notes_user_idx" ON "moderator_notes" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "moderator_notes_written_by_idx" ON "moderator_notes" USING btree ("written_by");--> statement-breakpoint
CREATE INDEX "comments_threads_idx" ON "comments" USING btree ("article_id","created_at","id") WHERE "comments"."depth" = 0;--> statement-breakpoint
CREATE INDEX "comments_reported_idx" ON "comments" USING btree ("created_at","id") WHERE "comments"."report_count" > 0;--> statement-breakpoint
CREATE INDEX "comments_search_idx" ON "comments" USING gin (to_tsvector('german', "body"));--> statement-breakpoint
CREATE INDEX "deliveries_address_idx" ON "deliveries" USING btree ("to_address");--> statement-breakpoint
CREATE UNIQUE INDEX "users_display_name_look_key" ON "users" USING btree ("display_name_key");