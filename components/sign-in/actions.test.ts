import { beforeEach, expect, it, vi } from "vitest";
import { connectProvider, continueWith, continueWithTikTok } from "@/components/sign-in/actions";
import { isConnected } from "@/lib/account/accounts";
import { noteAskedScopes } from "@/lib/session/asked-scopes";
import { requireSession } from "@/lib/session/current";
import { startLink } from "@/lib/session/link";
import { sampleSession } from "@/tests/support/sample-grant";

const signIn = vi.hoisted(() => {
  process.env.AUTH_SECRET = "0123456789abcdef0123456789abcdef";
  process.env.AUTH_TIKTOK_ID = "key";
  process.env.AUTH_TIKTOK_SECRET = "secret";
  process.env.AUTH_TRUST_HOST = "true";
  return vi.fn();
});
vi.mock("@/auth", () => ({
  signIn,
  signInProviders: [
    { id: "tiktok", name: "TikTok" },
    { id: "github", name: "GitHub" },
  ],
}));
vi.mock("next/navigation", () => ({
  redirect: vi.fn((url: string) => {
    throw new Error(`redirect to ${url}`);
  }),
}));
vi.mock("next/headers", () => ({ headers: async () => new Headers({ host: "localhost:3000" }) }));
vi.mock("@/lib/account/accounts");
vi.mock("@/lib/session/current");
vi.mock("@/lib/session/link");
vi.mock("@/lib/session/asked-scopes");

const session = sampleSession();
const CONSENT = "https://provider.example/authorize?code_challenge=AAECAw&state=s";

beforeEach(() => {
  vi.mocked(startLink).mockReset();
  vi.mocked(requireSession).mockResolvedValue(session);
  vi.mocked(isConnected).mockResolvedValue(false);
  signIn.mockReset().mockResolvedValue(CONSENT);
});

function formWith(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

it("sends TikTok's challenge in hex, and leaves another provider's as it is", async () => {
  const hex = CONSENT.replace("AAECAw", "00010203");
  await expect(continueWithTikTok(formWith({}))).rejects.toThrow(`redirect to ${hex}`);
  const form = formWith({ provider: "github", scope: "user.info.stats" });
  await expect(continueWith(form)).rejects.toThrow(`redirect to ${CONSENT}`);
  expect(signIn).toHaveBeenLastCalledWith(
    "github",
    { redirectTo: "/dashboard", redirect: false },
    undefined,
  );
  expect(startLink).not.toHaveBeenCalled();
});

it.each(["", "google", "constructor"])("starts no sign-in with %o", async (provider) => {
  const form = formWith({ provider, callbackUrl: "/dashboard/videos" });
  await expect(continueWith(form)).rejects.toThrow(
    "redirect to /login?callbackUrl=%2Fdashboard%2Fvideos",
  );
  await expect(connectProvider(form)).rejects.toThrow("redirect to /dashboard/videos");
  expect(signIn).not.toHaveBeenCalled();
});

it("connects for the session, and returns to the page", async () => {
  const form = formWith({ provider: "github", callbackUrl: "/dashboard/videos" });
  await expect(connectProvider(form)).rejects.toThrow(`redirect to ${CONSENT}`);
  expect(startLink).toHaveBeenCalledWith(session, "github", CONSENT);
  expect(signIn.mock.lastCall?.[1]).toMatchObject({ redirectTo: "/dashboard/videos" });
});

it("does not connect what is connected", async () => {
  vi.mocked(isConnected).mockResolvedValue(true);
  const form = formWith({ provider: "github", callbackUrl: "/dashboard/settings" });
  await expect(connectProvider(form)).rejects.toThrow("redirect to /dashboard/settings");
  expect(signIn).not.toHaveBeenCalled();
});

it("explains in the settings that connecting did not start", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.mocked(startLink).mockRejectedValue(new Error("state is not in its checks"));
  await expect(connectProvider(formWith({ provider: "github" }))).rejects.toThrow(
    "redirect to /dashboard/settings?error=Configuration&code=sign_in_not_started",
  );
});

it.each([
  [{}, undefined, ""],
  [{ account: "another" }, { disable_auto_auth: "1" }, ""],
  [{ scope: "user.info.stats" }, { disable_auto_auth: "1" }, "user.info.stats"],
])("shows TikTok's consent page again only when it was asked to (%o)", async (...row) => {
  const [fields, params, asked] = row;
  const form = formWith({ ...fields, callbackUrl: "/dashboard?tab=likes" });
  await expect(continueWithTikTok(form)).rejects.toThrow("redirect to ");
  const wanted = { redirectTo: "/dashboard?tab=likes", redirect: false };
  expect(signIn).toHaveBeenLastCalledWith("tiktok", wanted, params);
  expect(noteAskedScopes).toHaveBeenLastCalledWith(asked);
});
