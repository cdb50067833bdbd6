import { expect, it } from "vitest";
import { sampleGrant } from "@/tests/support/sample-grant";
import { sampleContext } from "../testing/sample-context";
import { attemptWith, remember } from "./in-cookie/rotation-memory";

it("forgets the rotations of grants that were given before a grant ended at TikTok", async () => {
  const context = sampleContext();
  const rotate = (grantedAt: number) => {
    const before = sampleGrant({ grantedAt, refreshToken: `rft.${grantedAt}` });
    const attempt = { before, isConfirmed: false, rotated: null, failures: 0, retryAt: 0 };
    remember(context, attempt as never);
    return before;
  };
  const [early, late] = [rotate(1_000), rotate(2_000)];
  const { openId } = early;
  const options = { sayWhy: true, removedAt: 1_500 };
  await context.store.endGrant(openId, "authorization_removed", options);
  expect(attemptWith(context, early)).toBeUndefined();
  expect(attemptWith(context, late)).toBeDefined();
  await context.store.endGrant(openId, "disconnected", { sayWhy: false });
  expect(attemptWith(context, late)).toBeUndefined();
});
