CREATE TABLE "call_limit" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "calls_per_minute" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "calls_per_minute" CASCADE;--> statement-breakpoint
DROP INDEX "account_stats_on";--> statement-breakpoint
CREATE INDEX "account_daily" ON "account" USING btree ("stats_on") WHERE "account"."ended_because" is null and scope ~ '(user[.]info[.]stats|video[.]list)';