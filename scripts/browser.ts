import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

// The headless shell first: the others open a whole browser window for each test, which takes twice the time.
const NAMES =
  "chromium-headless-shell chromium chromium-browser google-chrome-stable google-chrome".split(" ");
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const INSTALLERS = [
  "apt-get update",
  // The font is for emoji, which bios and titles often contain.
  "apt-get install -y --no-install-recommends chromium-headless-shell fonts-noto-color-emoji",
  // Older versions have no package for the shell.
  "apt-get install -y --no-install-recommends chromium fonts-noto-color-emoji",
  "apk add chromium",
  "dnf install -y chromium",
];
const DOWNLOAD_MS = 5 * 60_000;

/** The path of Playwright's own browser, else of one on this machine; undefined if there is neither. */
export function installedBrowser(): string | undefined {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => {
    return NAMES.map((name) => join(folder, name));
  });
  return [...onPath, ...APPLICATIONS].find((file) => existsSync(file));
}

/**
 * Returns the path of a browser for the tests. It downloads Playwright's own. If that fails, it uses one on this
 * machine, or installs one with the system's package manager.
 * @throws {Error} one sentence if there is still no browser
 */
export function ensureBrowser(): string {
  if (!existsSync(chromium.executablePath())) download();
  if (!installedBrowser()) installFromSystem();
  const browser = installedBrowser();
  if (browser) return browser;
  throw new Error(
    "The browser tests need Chromium or Chrome. Install one of them, or run `npx playwright install --with-deps chromium` where downloads are allowed.",
  );
}

function download(): void {
  if (process.env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD) return;
  playwright("install", "chromium");
  // A minimal system lacks libraries that the browser needs. Only root may install them.
  const isRootOnLinux = process.platform === "linux" && process.getuid?.() === 0;
  if (isRootOnLinux && existsSync(chromium.executablePath()))
    playwright("install-deps", "chromium");
}

function playwright(...args: string[]): void {
  const cli = "node_modules/@playwright/test/cli.js";
  spawnSync(process.execPath, [cli, ...args], { timeout: DOWNLOAD_MS, stdio: "ignore" });
}

function installFromSystem(): void {
  if (process.platform !== "linux") return;
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const installer of INSTALLERS) {
    const [command = "", ...args] = [...sudo, ...installer.split(" ")];
    // A command that is missing or not allowed fails, and the next one is tried.
    spawnSync(command, args, { timeout: DOWNLOAD_MS, stdio: "ignore" });
    if (installedBrowser()) return;
  }
}
