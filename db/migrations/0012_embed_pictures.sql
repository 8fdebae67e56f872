CREATE TABLE "article_embeds" (
	"article_id" bigint NOT NULL,
	"embed_id" bigint NOT NULL,
	CONSTRAINT "article_embeds_article_id_embed_id_pk" PRIMARY KEY("article_id","embed_id")
);
--> statement-breakpoint
CREATE TABLE "embed_pictures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "embed_pictures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"frame" text NOT NULL,
	"address" text NOT NULL,
	"variants" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"width" integer,
	"height" integer,
	"asked_at" timestamp with time zone,
	"used_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article_embeds" ADD CONSTRAINT "article_embeds_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_embeds" ADD CONSTRAINT "article_embeds_embed_id_embed_pictures_id_fk" FOREIGN KEY ("embed_id") REFERENCES "public"."embed_pictures"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_embeds_embed_idx" ON "article_embeds" USING btree ("embed_id");--> statement-breakpoint
CREATE UNIQUE INDEX "embed_pictures_frame_key" ON "embed_pictures" USING btree ("frame");--> statement-breakpoint
CREATE INDEX "embed_pictures_first_variant_idx" ON "embed_pictures" USING btree (("variants"->0->>'key'));