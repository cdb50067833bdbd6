-- Servers of the version before still run. None of them adds a second account between the next two statements.
LOCK TABLE "account" IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
-- Of several accounts of one provider, the newest that is connected stays.
DELETE FROM "account" USING (
	SELECT "provider", "provider_account_id", row_number() OVER (
		PARTITION BY "user_id", "provider"
		ORDER BY "ended_because" IS NOT NULL, "refresh_token" IS NULL, "granted_at" DESC, "provider_account_id"
	) AS "place" FROM "account"
) "ranked"
WHERE "account"."provider" = "ranked"."provider"
	AND "account"."provider_account_id" = "ranked"."provider_account_id" AND "ranked"."place" > 1;--> statement-breakpoint
DROP INDEX "account_user_id";--> statement-breakpoint
CREATE UNIQUE INDEX "account_user_provider" ON "account" USING btree ("user_id","provider");
