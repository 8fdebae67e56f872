CREATE TABLE "bounces" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bounces_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mail_key" text NOT NULL,
	"address_hash" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT '' NOT NULL,
	"reason" text NOT NULL,
	"counts" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bounces_kind_check" CHECK ("bounces"."kind" IN ('bounce', 'complaint'))
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "bounced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "bounce_kind" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "bounce_status" text;--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "suppressions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "delivery_id" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "bounces_mail_key" ON "bounces" USING btree ("mail_key","address_hash");--> statement-breakpoint
CREATE INDEX "bounces_address_idx" ON "bounces" USING btree ("address_hash","created_at");--> statement-breakpoint
CREATE INDEX "bounces_created_idx" ON "bounces" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_bounced_idx" ON "deliveries" USING btree ("bounced_at") WHERE "deliveries"."bounced_at" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_id_key" ON "suppressions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "suppressions_delivery_idx" ON "suppressions" USING btree ("delivery_id");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_bounce_kind_check" CHECK ("deliveries"."bounce_kind" IN ('bounce', 'complaint'));