import { beforeEach, expect, it, vi } from "vitest";
import { refreshFromTikTok } from "@/components/dashboard/actions";
import { requireSession } from "@/lib/session/current";
import { expireAnswers } from "@/lib/tiktok/reuse";
import { sampleGrant, sampleSession } from "@/tests/support/sample-grant";

const redirect = vi.hoisted(() => vi.fn());
vi.mock("next/navigation", () => ({ redirect }));
vi.mock("@/lib/tiktok/reuse", () => ({ expireAnswers: vi.fn() }));
vi.mock("@/auth", () => ({ signOut: vi.fn() }));
vi.mock("@/lib/session/current");

beforeEach(() => {
  redirect.mockClear();
  vi.mocked(requireSession).mockResolvedValue(sampleSession());
});

it.each([
  ["/dashboard/videos?cursor=1", "/dashboard/videos?cursor=1"],
  ["https://evil.example/", "/dashboard"],
  ["//evil.example", "/dashboard"],
  ["/login?callbackUrl=/", "/dashboard"],
])("refreshing with returnTo=%s redirects to %s", async (returnTo, target) => {
  const form = new FormData();
  form.set("returnTo", returnTo);
  await refreshFromTikTok(form);
  expect(expireAnswers).toHaveBeenCalledWith(sampleGrant().openId);
  expect(requireSession).toHaveBeenLastCalledWith(target, "not_done");
  expect(redirect.mock.calls).toEqual([[target]]);
});

it.each([[undefined], [5], [{}]])(
  "refreshing with %o in place of a form redirects to the dashboard",
  async (form) => {
    await refreshFromTikTok(form as unknown as FormData);
    expect(redirect.mock.calls).toEqual([["/dashboard"]]);
  },
);

it("reads TikTok again at most twenty times a minute, and goes on after that", async () => {
  vi.mocked(requireSession).mockResolvedValue({ ...sampleSession(), id: "an eager session" });
  vi.mocked(expireAnswers).mockClear();
  for (let time = 0; time < 21; time++) await refreshFromTikTok(new FormData());
  expect(expireAnswers).toHaveBeenCalledTimes(20);
  expect(redirect).toHaveBeenCalledTimes(21);
});
