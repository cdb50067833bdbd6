import { agree, cancel, goToConsent } from "@/tests/support/consent";
import { expect, test } from "@/tests/support/fixtures";
import { emulatorEnv } from "@/tests/support/servers";
import { copyProject, type ProjectCopy } from "./project-copy";

// A copy is built for each: far longer than a page takes.
test.describe.configure({ timeout: 10 * 60_000 });

const turnOn = (copy: ProjectCopy, option: string) =>
  copy.replace(
    "next.config.mjs",
    "poweredByHeader: false,",
    `poweredByHeader: false,\n  ${option},`,
  );

test("with trailingSlash, sign-in works as before", async ({ page, tiktok, launchSite }) => {
  const copy = await copyProject("trailing-slash");
  try {
    await turnOn(copy, "trailingSlash: true");
    await copy.build();
    const { url } = await launchSite(emulatorEnv(tiktok), { folder: copy.folder });

    await tiktok.configure({ denialWithState: false });
    await goToConsent(page, "/dashboard/videos", url);
    await cancel(page);
    await expect(page.getByRole("heading", { level: 2 })).toHaveText("You cancelled");
    await page.getByRole("button", { name: "Continue with TikTok" }).click();
    await agree(page);
    await page.waitForURL(`${url}/dashboard/videos/`);
    const current = page
      .getByRole("navigation", { name: "Pages", exact: true })
      .locator('[aria-current="page"]');
    await expect(current).toHaveText("Videos");

    const session = await page.request.get(`${url}/api/auth/session/`);
    expect((await session.json()).user.name).toBe("Paper Boats");
    expect(session.headers()["set-cookie"] ?? "").not.toContain("session-token");

    const { csrfToken } = await (await page.request.get(`${url}/api/auth/csrf/`)).json();
    const started = await page.request.post(`${url}/api/auth/signin/tiktok/`, {
      form: { csrfToken, callbackUrl: "/dashboard" },
      maxRedirects: 0,
    });
    const consent = new URL(started.headers().location ?? "");
    expect(consent.searchParams.get("code_challenge")).toMatch(/^[0-9a-f]{64}$/);
  } finally {
    await copy.delete();
  }
});

test("with basePath, the build stops with one sentence", async () => {
  const copy = await copyProject("base-path");
  try {
    await turnOn(copy, 'basePath: "/app"');
    const failed = await copy.build().then(
      () => "it builds",
      (error: Error) => error.message,
    );
    expect(failed).toContain("basePath is not supported: give the site a host of its own");
    expect(failed).not.toMatch(/^\s+at \S+ \(/m);
  } finally {
    await copy.delete();
  }
});
