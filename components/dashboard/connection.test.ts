import type { FailureCode } from "tiktok-login";
import type { Reading } from "tiktok-login/next";
import { expect, it, vi } from "vitest";
import { connectionOf, readConnection } from "@/components/dashboard/connection";
import { sessions } from "@/lib/sessions";
import { sampleGrant } from "@/tests/support/sample-grant";

const reading =
  (data: string) =>
  (changes: { readAt?: number; code?: FailureCode } = {}): Reading<unknown> => {
    const { readAt = 100, code } = changes;
    return { data, readAt, problem: code ? { code, retryAfter: null } : null };
  };
const account = reading("profile");
const videos = reading("videos");

it.each<[string, Reading<unknown>, Reading<unknown> | null, Reading<unknown>]>([
  ["the profile, without videos", account(), null, account()],
  ["the older one", account(), videos({ readAt: 90 }), videos({ readAt: 90 })],
  ["the older one", account({ readAt: 80 }), videos(), account({ readAt: 80 })],
  [
    "the videos that could not be read",
    account({ readAt: 80 }),
    videos({ code: "unavailable", readAt: 90 }),
    videos({ code: "unavailable", readAt: 90 }),
  ],
  [
    "the profile that could not be read",
    account({ code: "grant_invalid", readAt: 99 }),
    videos({ readAt: 90 }),
    account({ code: "grant_invalid", readAt: 99 }),
  ],
])("the page says how old it is by %s", (_, profile, page, expected) => {
  expect(connectionOf(profile, page)).toEqual(expected);
});

it("leaves no failure unhandled if neither can be read", async () => {
  // Not `vi.fn`, which handles a failure itself.
  const fail = async () => Promise.reject(new Error("the database is down"));
  Object.assign(sessions, { profile: fail, videos: fail });
  const unhandled = vi.fn();
  process.once("unhandledRejection", unhandled);
  await expect(readConnection(sampleGrant({ scopes: ["video.list"] }))).rejects.toThrow("down");
  await new Promise(setImmediate);
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});
