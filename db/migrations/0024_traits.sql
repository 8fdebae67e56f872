CREATE TABLE "article_traits" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"lexemes" text NOT NULL,
	"words" text NOT NULL,
	"weights" "bytea" NOT NULL,
	"space" integer,
	"place" "bytea"
);
--> statement-breakpoint
CREATE TABLE "latent_loadings" (
	"lexeme" text PRIMARY KEY NOT NULL,
	"scale" real NOT NULL,
	"loading" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "latent_spaces" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "latent_spaces_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"articles" integer NOT NULL,
	"archive" integer NOT NULL,
	"dimensions" integer NOT NULL,
	"learnt_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article_traits" ADD CONSTRAINT "article_traits_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;