CREATE TABLE "sitemap_months" (
	"month" date PRIMARY KEY NOT NULL,
	"articles" integer NOT NULL
);
