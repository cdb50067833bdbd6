import { expect, it } from "vitest";
import { giftOf } from "@/components/site/gift";
import { site } from "@/lib/site";

it("promises only what the scopes give", () => {
  expect(giftOf(["user.info.basic"])).toBe("profile");
  expect(giftOf(["user.info.basic", "user.info.profile"])).toBe("profile");
  expect(giftOf(["user.info.basic", "user.info.stats"])).toBe("numbers");
  expect(giftOf(["user.info.basic", "video.list"])).toBe("videos");
  const { tagline, description } = site.promises.profile;
  expect(tagline + description).not.toMatch(/number|video|follower|view/i);
  expect(site.promises.numbers.tagline + site.promises.numbers.description).not.toMatch(/video/i);
});
