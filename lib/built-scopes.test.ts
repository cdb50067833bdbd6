import { expect, it } from "vitest";
import { scopesDifference } from "@/lib/built-scopes";
import { readEnv } from "@/lib/env-schema";

const running = readEnv({ TIKTOK_SCOPES: "user.info.stats, user.info.profile" });

it.each([
  ["no note of the build", undefined],
  ["the same in another order", "user.info.profile,user.info.stats,user.info.basic"],
  ["a value that would not have started", "not a scope!"],
])("finds no difference with %s", (_, built) => {
  expect(scopesDifference(running, built)).toBeNull();
});

it.each([
  ["", "user.info.basic"],
  ["video.list", "user.info.basic,video.list"],
])("names both if the build had %o", (built, before) => {
  expect(scopesDifference(running, built)).toContain(
    `TIKTOK_SCOPES was ${before} when this site was built, and is user.info.basic,user.info.profile,user.info.stats now.`,
  );
});
