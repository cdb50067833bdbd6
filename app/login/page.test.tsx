import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, it, vi } from "vitest";
import Login from "@/app/login/page";
import { sessions } from "@/lib/sessions";
import { sampleSession } from "@/tests/support/sample-grant";

const redirect = vi.hoisted(() =>
  vi.fn((url: string) => {
    throw new Error(`redirect to ${url}`);
  }),
);
vi.mock("next/navigation", () => ({ redirect }));
vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));
vi.mock("@/components/sign-in/sign-in-buttons", () => ({ SignInButtons: () => null }));

const open = (query: Record<string, string | string[]>) =>
  Login({ params: Promise.resolve({}), searchParams: Promise.resolve(query) });

beforeEach(() => {
  redirect.mockClear();
  vi.spyOn(sessions, "current").mockResolvedValue(sampleSession());
  vi.spyOn(sessions, "noticeFor").mockResolvedValue(null);
  vi.spyOn(sessions, "hasEnded").mockResolvedValue(false);
  vi.spyOn(sessions, "pageBeforeSignIn").mockResolvedValue(undefined);
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
  vi.mocked(sessions.current).mockResolvedValue(null);
  await open({ callbackUrl: "/dashboard" });
  expect(redirect).not.toHaveBeenCalled();
});

it.each([
  ["signed_out", false, "You are signed out in this browser."],
  ["not_disconnected", true, "TikTok was not disconnected. Sign in to finish."],
  ["not_deleted", true, "your data was not deleted. Sign in to finish."],
  ["not_done", true, "nothing was changed. Sign in to continue."],
  [null, true, "Your session has ended. Sign in to continue."],
  [null, false, null],
  ["constructor", false, null],
])("says what has just happened (notice %s, old cookie %s)", async (notice, isOld, text) => {
  vi.mocked(sessions.current).mockResolvedValue(null);
  vi.mocked(sessions.noticeFor).mockResolvedValue(notice);
  vi.mocked(sessions.hasEnded).mockResolvedValue(isOld);
  const html = renderToStaticMarkup(await open({}));
  if (text) expect(html).toContain(text);
  else expect(html).not.toMatch(/session has ended|signed out/);
});

it.each([
  [{ error: "AccessDenied" }, "This account cannot sign in here"],
  [{ error: "Configuration", code: "sign_in_not_started" }, "This sign-in could not start"],
  [{ error: "Configuration" }, "another sign-in in a second tab"],
])("explains %o", async (query, text) => {
  vi.mocked(sessions.current).mockResolvedValue(null);
  expect(renderToStaticMarkup(await open({ ...query, callbackUrl: "/dashboard" }))).toContain(text);
});

it("does not tell a signed-in person who cancels that nothing was shared", async () => {
  const query = { error: "OAuthCallbackError", code: "access_denied", callbackUrl: "/dashboard" };
  const html = renderToStaticMarkup(await open(query));
  expect(html).not.toContain("Nothing was shared");
  expect(html).toContain("this site keeps the access that you gave it before");
});
