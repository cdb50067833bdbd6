import { beforeEach, expect, it, vi } from "vitest";
import { sampleGrant } from "@/tests/support/sample-grant";
import { sampleContext } from "../testing/sample-context";
import { createContext } from "./context";
import { cookieStore } from "./cookie-store";
import { reuseFor } from "./grant";
import { rotate } from "./in-cookie/rotation";
import { keepAnswer, lastAnswer } from "./reuse";
import { takeCalls } from "./user-calls";

const one = sampleContext();
const other = sampleContext();
/** The login `one`, as another of Next's bundles makes it. */
const again = createContext({ ...one, store: cookieStore() });

const grant = sampleGrant({ accessTokenExpiresAt: 1 });
const reuse = reuseFor(grant);

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  for (const { tiktok } of [one, other]) {
    vi.spyOn(tiktok, "refresh").mockResolvedValue({ access_token: "act.new", expires_in: 7_200 });
    vi.spyOn(tiktok, "profile").mockRejectedValue(new Error("not read"));
  }
});

it("share no answers of TikTok's", () => {
  keepAnswer(one, ["user/info"], { name: "one" }, reuse);
  expect(lastAnswer(again, ["user/info"], reuse)).toEqual({ name: "one" });
  expect(lastAnswer(other, ["user/info"], reuse)).toBeNull();
});

it("share no rotations", async () => {
  await Promise.all([one, again, other].map((context) => rotate(context, grant).first));
  expect(one.tiktok.refresh).toHaveBeenCalledOnce();
  expect(other.tiktok.refresh).toHaveBeenCalledOnce();
});

it("count the calls of a user apart", async () => {
  await takeCalls(one, "a user", "user/info", { calls: 60 });
  await expect(takeCalls(again, "a user", "user/info")).rejects.toThrow("too_many_calls");
  await takeCalls(other, "a user", "user/info");
});
