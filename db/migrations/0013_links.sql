CREATE TABLE "link_uses" (
	"link_id" bigint NOT NULL,
	"article_id" bigint,
	"page_id" bigint,
	CONSTRAINT "link_uses_key" UNIQUE NULLS NOT DISTINCT("link_id","article_id","page_id"),
	CONSTRAINT "link_uses_where_check" CHECK (num_nonnulls("link_uses"."article_id", "link_uses"."page_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"url" text NOT NULL,
	"host" text NOT NULL,
	"verdict" text DEFAULT 'unchecked' NOT NULL,
	"fault" text,
	"status" smallint,
	"moved_to" text,
	"failed_days" smallint DEFAULT 0 NOT NULL,
	"failed_on" date,
	"since" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"checked_at" timestamp with time zone,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ignored_at" timestamp with time zone,
	"ignored_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "links_verdict_check" CHECK ("links"."verdict" IN ('unchecked', 'fine', 'moved', 'unclear', 'failing', 'broken')),
	CONSTRAINT "links_fault_check" CHECK ("links"."fault" IN ('missing', 'gone', 'hidden', 'closed', 'redirects', 'unreachable', 'timeout', 'server'))
);
--> statement-breakpoint
ALTER TABLE "link_uses" ADD CONSTRAINT "link_uses_link_id_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."links"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_uses" ADD CONSTRAINT "link_uses_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_uses" ADD CONSTRAINT "link_uses_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_ignored_by_users_id_fk" FOREIGN KEY ("ignored_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_uses_article_idx" ON "link_uses" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "link_uses_page_idx" ON "link_uses" USING btree ("page_id");--> statement-breakpoint
CREATE UNIQUE INDEX "links_url_key" ON "links" USING btree ("url");--> statement-breakpoint
CREATE INDEX "links_host_idx" ON "links" USING btree ("host","id");--> statement-breakpoint
CREATE INDEX "links_due_idx" ON "links" USING btree ("due_at") WHERE "links"."host" <> '';--> statement-breakpoint
CREATE INDEX "links_verdict_idx" ON "links" USING btree ("verdict","since","id") WHERE "links"."ignored_at" IS NULL;--> statement-breakpoint
CREATE INDEX "links_ignored_idx" ON "links" USING btree ("ignored_at","id") WHERE "links"."ignored_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "links_ignored_by_idx" ON "links" USING btree ("ignored_by");