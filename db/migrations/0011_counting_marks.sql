CREATE TABLE "counting_marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "counting_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"server" text NOT NULL,
	"public_code" text NOT NULL,
	"private_code" text NOT NULL,
	"article_id" bigint,
	"assigned_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "counting_marks_server_check" CHECK ("counting_marks"."server" ~ '^vg[0-9]{2}$')
);
--> statement-breakpoint
ALTER TABLE "counting_marks" ADD CONSTRAINT "counting_marks_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "counting_marks_public_key" ON "counting_marks" USING btree ("public_code");--> statement-breakpoint
CREATE UNIQUE INDEX "counting_marks_private_key" ON "counting_marks" USING btree ("private_code");--> statement-breakpoint
CREATE UNIQUE INDEX "counting_marks_article_key" ON "counting_marks" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "counting_marks_free_idx" ON "counting_marks" USING btree ("id") WHERE "counting_marks"."assigned_at" IS NULL;