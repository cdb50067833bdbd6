import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const INSTALLERS = [
  ["apt-get", "update"],
  // With emoji, which bios and titles often contain.
  ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-color-emoji"],
  ["apk", "add", "chromium"],
  ["dnf", "install", "-y", "chromium"],
];
const DOWNLOAD_MS = 5 * 60_000;

/** The browser for the tests: Playwright's own, else one on this machine; undefined without either. */
export function installedBrowser(): string | undefined {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => {
    return NAMES.map((name) => join(folder, name));
  });
  return [...onPath, ...APPLICATIONS].find((file) => existsSync(file));
}

/**
 * Makes sure that there is a browser: downloads Playwright's own, else uses one on this machine, else installs
 * one with the system's package manager if this user may.
 * @throws {Error} one sentence when none of these works
 */
export function ensureBrowser(): string {
  if (!existsSync(chromium.executablePath())) download();
  if (!installedBrowser()) installFromSystem();
  const found = installedBrowser();
  if (found) return found;
  throw new Error(
    "The browser tests need Chromium or Chrome: install one, or run `npx playwright install --with-deps chromium` where downloads are allowed.",
  );
}

function download(): void {
  if (process.env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD) return;
  playwright("install", "chromium");
  // A bare machine lacks the libraries that the browser needs. Only root may install them.
  const isRootOnLinux = process.platform === "linux" && process.getuid?.() === 0;
  if (isRootOnLinux && existsSync(chromium.executablePath()))
    playwright("install-deps", "chromium");
}

function playwright(...words: string[]): void {
  const cli = "node_modules/@playwright/test/cli.js";
  spawnSync(process.execPath, [cli, ...words], { timeout: DOWNLOAD_MS, stdio: "ignore" });
}

function installFromSystem(): void {
  if (process.platform !== "linux") return;
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const installer of INSTALLERS) {
    const [command = "", ...words] = [...sudo, ...installer];
    // If a command is missing or not allowed, the next one is tried.
    spawnSync(command, words, { timeout: DOWNLOAD_MS, stdio: "ignore" });
  }
}
