import type { Page } from "@playwright/test";
import { signIn } from "@/tests/support/consent";
import { forgetAnswers } from "@/tests/support/forget-answers";
import { expiredSession } from "@/tests/support/grant-life";
import type { TikTokControl } from "@/tests/support/tiktok";
import type { Calls } from "./budgets";

const ENDPOINTS = {
  token: "/v2/oauth/token/",
  "user/info": "/v2/user/info/",
  "video/list": "/v2/video/list/",
  revoke: "/v2/oauth/revoke/",
};
const BURST = 5;

/** How often each thing that a person does calls TikTok. */
export async function measureCalls(
  page: Page,
  tiktok: TikTokControl,
): Promise<Record<string, Calls>> {
  const counted: Record<string, Calls> = {};
  const count = async (action: string, act: () => Promise<unknown>) => {
    const before = await callsSoFar(tiktok);
    await act();
    const after = await callsSoFar(tiktok);
    const calls = Object.keys(ENDPOINTS).map((name) => [
      name,
      (after[name] ?? 0) - (before[name] ?? 0),
    ]);
    counted[action] = Object.fromEntries(calls);
  };
  const view = () => page.goto("/dashboard");
  await count("sign-in, with the dashboard", async () => {
    await signIn(page);
    await page.waitForLoadState();
  });
  await count("dashboard within five minutes", view);
  await count("videos within five minutes", () => page.goto("/dashboard/videos"));
  await count("settings", () => page.goto("/dashboard/settings"));
  await view();
  await count("refresh", async () => {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Refresh" }).click();
    await answered;
    await view();
  });
  await forgetAnswers(page.request);
  await count(`${BURST} views at once, five minutes later`, () =>
    Promise.all(
      Array.from({ length: BURST }, async () => (await page.request.get("/dashboard")).text()),
    ),
  );
  await count("export", () => page.request.get("/dashboard/settings/export"));
  await count("sign-out", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL("**/login");
  });
  // The consent of before would let TikTok skip its page.
  await tiktok.reset();
  await expiredSession(page, tiktok);
  await count("dashboard, when the access token expires", view);
  await page.goto("/dashboard/settings/disconnect");
  await count("disconnecting", async () => {
    await page.getByRole("button", { name: "Disconnect TikTok" }).click();
    await page.waitForURL("**/disconnected");
  });
  return counted;
}

async function callsSoFar(tiktok: TikTokControl): Promise<Calls> {
  const counts = await Promise.all(
    Object.entries(ENDPOINTS).map(async ([name, path]) => [
      name,
      (await tiktok.requests(path)).length,
    ]),
  );
  return Object.fromEntries(counts);
}
