import { beforeEach, expect, it, vi } from "vitest";
import { refreshFromTikTok } from "@/components/dashboard/actions";
import { sessions } from "@/lib/sessions";
import { sampleGrant, sampleSession } from "@/tests/support/sample-grant";

const { redirect, refresh, sent } = vi.hoisted(() => ({
  redirect: vi.fn((url: string) => {
    throw new Error(`redirect to ${url}`);
  }),
  refresh: vi.fn(),
  sent: new Headers(),
}));
vi.mock("next/navigation", () => ({ redirect }));
vi.mock("next/cache", () => ({ refresh }));
vi.mock("next/headers", () => ({ headers: async () => sent }));
vi.mock("@/auth", () => ({ signOut: vi.fn() }));

beforeEach(() => {
  redirect.mockClear();
  refresh.mockClear();
  sent.delete("next-action");
  vi.spyOn(sessions, "require").mockResolvedValue(sampleSession());
  vi.spyOn(sessions, "expire");
});

it.each([
  ["/dashboard/videos?cursor=1", "/dashboard/videos?cursor=1"],
  ["https://evil.example/", "/dashboard"],
  ["//evil.example", "/dashboard"],
  ["/login?callbackUrl=/", "/dashboard"],
])("without JavaScript, refreshing with returnTo=%s redirects to %s", async (returnTo, target) => {
  const form = new FormData();
  form.set("returnTo", returnTo);
  await expect(refreshFromTikTok(form)).rejects.toThrow(`redirect to ${target}`);
  expect(sessions.expire).toHaveBeenCalledWith(sampleGrant().openId);
  expect(sessions.require).toHaveBeenLastCalledWith(target, "not_done");
  expect(refresh).not.toHaveBeenCalled();
});

it.each([[undefined], [5], [{}]])(
  "refreshing with %o in place of a form redirects to the dashboard",
  async (form) => {
    const refreshed = refreshFromTikTok(form as unknown as FormData);
    await expect(refreshed).rejects.toThrow("redirect to /dashboard");
  },
);

it("reads TikTok again for a user at most twenty times a minute, and goes on after that", async () => {
  const session = sampleSession();
  const user = { ...session.user, id: "an eager user" };
  // As after a new sign-in each time.
  vi.mocked(sessions.require).mockImplementation(async () => {
    return { ...session, user, id: crypto.randomUUID() };
  });
  vi.mocked(sessions.expire).mockClear();
  sent.set("next-action", "1");
  for (let time = 0; time < 21; time++) await refreshFromTikTok(new FormData());
  expect(sessions.expire).toHaveBeenCalledTimes(20);
  expect(refresh).toHaveBeenCalledTimes(21);
  expect(redirect).not.toHaveBeenCalled();
});
