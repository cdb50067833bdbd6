-- Nothing is written between copying the columns and dropping them.
LOCK TABLE "user", "account" IN ACCESS EXCLUSIVE MODE;--> statement-breakpoint
CREATE TABLE "stats_claim" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"stats_on" date,
	"claimed_until" timestamp with time zone
);
--> statement-breakpoint
INSERT INTO "stats_claim" SELECT "user_id", "stats_on", "claimed_until" FROM "account" WHERE "provider" = 'tiktok' AND "refresh_token" IS NOT NULL AND "ended_because" IS NULL;--> statement-breakpoint
ALTER TABLE "stats_claim" ADD CONSTRAINT "stats_claim_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stats_claim_due" ON "stats_claim" USING btree ("stats_on");--> statement-breakpoint
DROP INDEX "account_daily";--> statement-breakpoint
ALTER TABLE "account" DROP COLUMN "stats_on";--> statement-breakpoint
ALTER TABLE "account" DROP COLUMN "claimed_until";
