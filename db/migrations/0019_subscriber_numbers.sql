CREATE TABLE "mail_counts" (
	"day" date NOT NULL,
	"what" text NOT NULL,
	"kind" text NOT NULL,
	"lane" integer NOT NULL,
	"many" integer NOT NULL,
	CONSTRAINT "mail_counts_day_what_kind_lane_pk" PRIMARY KEY("day","what","kind","lane"),
	CONSTRAINT "mail_counts_what_check" CHECK ("mail_counts"."what" IN ('sent', 'bounced', 'complained', 'held', 'confirmed', 'ended'))
);
--> statement-breakpoint
CREATE INDEX "consents_event_idx" ON "consents" USING btree ("event","created_at");--> statement-breakpoint
CREATE INDEX "subscriptions_unconfirmed_idx" ON "subscriptions" USING btree ("created_at") WHERE "subscriptions"."confirmed_at" IS NULL;