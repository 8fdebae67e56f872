CREATE TABLE "article_copies" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"changes" jsonb NOT NULL,
	"saved_by" bigint,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "assigned_to" bigint;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "planned_for" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "submitted_by" bigint;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "submitted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "approved_by" bigint;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "article_copies" ADD CONSTRAINT "article_copies_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_copies" ADD CONSTRAINT "article_copies_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_copies_saved_by_idx" ON "article_copies" USING btree ("saved_by");--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_assigned_to_users_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_submitted_by_users_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_assigned_to_idx" ON "articles" USING btree ("assigned_to");--> statement-breakpoint
CREATE INDEX "articles_submitted_by_idx" ON "articles" USING btree ("submitted_by");--> statement-breakpoint
CREATE INDEX "articles_approved_by_idx" ON "articles" USING btree ("approved_by");--> statement-breakpoint
CREATE INDEX "articles_planned_idx" ON "articles" USING btree ("planned_for") WHERE "articles"."planned_for" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "articles_unpublish_idx" ON "articles" USING btree ("unpublish_at") WHERE "articles"."unpublish_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "articles_touched_idx" ON "articles" USING btree ("touched_at","id");