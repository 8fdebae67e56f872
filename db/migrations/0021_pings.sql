CREATE TABLE "ping_targets" (
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"not_before" timestamp with time zone DEFAULT now() NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"claimed_at" timestamp with time zone,
	"refused_at" timestamp with time zone,
	"refusal" text DEFAULT '' NOT NULL,
	CONSTRAINT "ping_targets_kind_target_pk" PRIMARY KEY("kind","target"),
	CONSTRAINT "ping_targets_kind_check" CHECK ("ping_targets"."kind" IN ('websub', 'indexnow'))
);
--> statement-breakpoint
CREATE TABLE "waiting_pings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "waiting_pings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"path" text NOT NULL,
	"article_id" bigint,
	"only_if_shown" boolean NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waiting_pings_kind_check" CHECK ("waiting_pings"."kind" IN ('websub', 'indexnow'))
);
--> statement-breakpoint
ALTER TABLE "pings" ADD COLUMN "url" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pings" ADD COLUMN "urls" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "waiting_pings" ADD CONSTRAINT "waiting_pings_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waiting_pings_due_idx" ON "waiting_pings" USING btree ("kind","target","due_at");--> statement-breakpoint
CREATE INDEX "waiting_pings_article_idx" ON "waiting_pings" USING btree ("article_id");