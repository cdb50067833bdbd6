import { expect, it } from "vitest";
import { checkBuiltScopes } from "./scopes";

it("warns if the last build was made with other scopes", () => {
  const [finding] = checkBuiltScopes({ TIKTOK_SCOPES: "video.list" }, ["user.info.basic"]);
  expect(finding).toMatchObject({ level: "warning", about: "TIKTOK_SCOPES" });
  expect(finding?.what).toBe(
    "the last build had user.info.basic, and the configuration has user.info.basic,video.list.",
  );
});

it("says nothing if they are the same in another order, or if nothing was built", () => {
  expect(checkBuiltScopes({}, ["user.info.basic"])).toEqual([]);
  const scopes = { TIKTOK_SCOPES: " video.list, user.info.basic" };
  expect(checkBuiltScopes(scopes, ["user.info.basic", "video.list"])).toEqual([]);
  expect(checkBuiltScopes({ TIKTOK_SCOPES: "video.list" }, null)).toEqual([]);
});
