import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { freePort } from "@/scripts/next-dev";
import { NPM } from "@/scripts/stages";
import { agree, cancel } from "@/tests/support/consent";
import { expect, test } from "@/tests/support/fixtures";
import { refreshes } from "@/tests/support/grant-life";
import { emulatorEnv, serve } from "@/tests/support/servers";
import type { TikTokControl } from "@/tests/support/tiktok";
import { runCommand } from "../support/run-command";

const EXAMPLE = "examples/minimal";
const NEXT = resolve("node_modules/next/dist/bin/next");

test.describe.configure({ mode: "default", timeout: 6 * 60_000 });

const MINUTE_MS = 60_000;

async function run(folder: string, ...command: string[]): Promise<void> {
  const env = { ...process.env, BUILD_FOLDER: "" };
  const failure = `${command.slice(-2).join(" ")} in ${folder}`;
  await runCommand(command, { cwd: folder, env, timeout: 3 * MINUTE_MS, failure });
}

/** Builds and starts the site in a folder. */
async function start(folder: string, next: string, emulator: Parameters<typeof emulatorEnv>[0]) {
  await run(folder, process.execPath, next, "build");
  const port = await freePort();
  const command = [next, "start", "-p", String(port), "-H", "localhost"];
  const env = { ...emulatorEnv(emulator), AUTH_URL: `http://localhost:${port}` };
  return serve(command, env, folder);
}

/** What a visitor does: cancels, signs in, comes back when the token has expired, and signs out. */
async function visit(page: Page, tiktok: TikTokControl, site: string): Promise<void> {
  await tiktok.configure({ accessTokenSeconds: 2 });
  await page.goto(`${site}/profile`);
  await page.waitForURL("**/login?callbackUrl=%2Fprofile");
  const button = page.getByRole("button", { name: "Continue with TikTok" });
  await button.click();
  await cancel(page);
  await expect(page.getByRole("alert").filter({ hasText: "You cancelled" })).toBeVisible();
  await button.click();
  await agree(page);
  await page.waitForURL("**/profile");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Paper Boats");
  await expect(page.getByText(/followers$/)).toBeVisible();
  await page.waitForTimeout(2_200);
  await tiktok.configure({ accessTokenSeconds: 7_200 });
  await page.reload();
  expect(await refreshes(tiktok)).toHaveLength(1);
  await expect(page.getByText(/followers$/)).toBeVisible();
  await page.reload();
  expect(await refreshes(tiktok)).toHaveLength(1);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(`${site}/`);
  await page.goto(`${site}/profile`);
  await page.waitForURL("**/login?*");
}

test("the example works in its folder", async ({ page, emulator, tiktok }) => {
  const site = await start(EXAMPLE, NEXT, emulator);
  try {
    await visit(page, tiktok, site.url);
  } finally {
    await site.stop();
  }
});

test("the example works as a site of its own, with a copy of the package", async ({
  page,
  emulator,
  tiktok,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "minimal-"));
  // As the documentation says; `[...nextauth]` stays.
  const isSource = (path: string) =>
    !/(^|\/)(node_modules|\.next|testing)(\/|$)|\.test\.ts$|tsbuildinfo/.test(path);
  await cp(EXAMPLE, folder, { recursive: true, filter: isSource });
  const inside = "packages/tiktok-login";
  await cp(inside, join(folder, inside), { recursive: true, filter: isSource });
  const manifest = join(folder, "package.json");
  const text = await readFile(manifest, "utf8");
  await writeFile(manifest, text.replace(`file:../../${inside}`, `file:${inside}`));
  await run(folder, NPM, "install", "--no-audit", "--no-fund");
  const site = await start(folder, join(folder, "node_modules/next/dist/bin/next"), emulator);
  try {
    await visit(page, tiktok, site.url);
  } finally {
    await site.stop();
    await rm(folder, { recursive: true });
  }
});
