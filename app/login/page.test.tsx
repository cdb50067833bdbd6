import { beforeEach, expect, it, vi } from "vitest";
import Login from "@/app/login/page";
import { currentSession } from "@/lib/session/current";
import { sampleSession } from "@/tests/support/sample-grant";

const redirect = vi.hoisted(() =>
  vi.fn((url: string) => {
    throw new Error(`redirect to ${url}`);
  }),
);
vi.mock("next/navigation", () => ({ redirect }));
vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));
vi.mock("@/lib/session/current");
vi.mock("@/components/sign-in/sign-in-buttons", () => ({ SignInButtons: () => null }));

const open = (query: Record<string, string | string[]>) =>
  Login({ params: Promise.resolve({}), searchParams: Promise.resolve(query) });

beforeEach(() => {
  redirect.mockClear();
  vi.mocked(currentSession).mockResolvedValue(sampleSession());
});

it.each([
  ["/dashboard/videos?cursor=1", "/dashboard/videos?cursor=1"],
  ["https://evil.example/", "/dashboard"],
  ["//evil.example", "/dashboard"],
  ["/\\evil.example", "/dashboard"],
  ["javascript:alert(1)", "/dashboard"],
  [["/dashboard", "//evil.example"], "/dashboard"],
])("redirects a signed-in visitor with callbackUrl=%s to %s", async (callbackUrl, target) => {
  await expect(open({ callbackUrl })).rejects.toThrow();
  expect(redirect.mock.calls).toEqual([[target]]);
});

it("shows the page to a signed-in visitor whose sign-in failed, and to everyone else", async () => {
  await open({ error: "Configuration", callbackUrl: "/dashboard" });
  vi.mocked(currentSession).mockResolvedValue(null);
  await open({ callbackUrl: "/dashboard" });
  expect(redirect).not.toHaveBeenCalled();
});
