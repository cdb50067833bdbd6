import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { TikTokFailure } from "tiktok-login";
import { goToConsent, signIn } from "../consent";
import { publicPage, type State } from "./state";

// An object, because TypeScript then checks that no code is missing.
const PROBLEMS = Object.keys({
  access_denied: true,
  non_sandbox_target: true,
  client_mismatch: true,
  redirect_mismatch: true,
  pkce_mismatch: true,
  scope_refused: true,
  grant_invalid: true,
  access_token_invalid: true,
  rate_limited: true,
  unavailable: true,
  unreadable_answer: true,
  open_id_missing: true,
  refused: true,
} satisfies Record<TikTokFailure, true>);

// Calm, for the developer, to be tried again later, to be tried again now.
const DISTINCT = ["access_denied", "client_mismatch", "unavailable", "refused"];

/** The page after disconnecting TikTok, with a fault of TikTok's. */
function disconnecting(name: string, fault: Record<string, unknown>): State {
  return {
    name,
    open: async (page, tiktok) => {
      await signIn(page);
      if (fault.status) await tiktok.fault({ endpoint: "revoke", ...fault });
      await page.goto("/dashboard/settings/disconnect");
      await page.getByRole("button", { name: "Disconnect TikTok" }).click();
      await page.waitForURL("**/disconnected");
    },
  };
}

/** Pages that need no session, and the emulator's pages. */
export const PUBLIC_STATES: State[] = [
  publicPage("landing", "/"),
  // A clone may have deleted it.
  ...(existsSync("app/demo") ? [publicPage("demo", "/demo")] : []),
  publicPage("login", "/login"),
  publicPage("login-unconfigured", "/login", {}),
  publicPage("login-lost", "/login?error=Configuration"),
  ...PROBLEMS.map((code) => ({
    ...publicPage(`login-${code}`, `/login?error=OAuthCallbackError&code=${code}`),
    onlyWordsDiffer: !DISTINCT.includes(code),
  })),
  {
    name: "login-developer-hint",
    open: async (page) => {
      await page.goto("/login?error=OAuthCallbackError&code=client_mismatch");
      await page.getByText("For the developer").click();
    },
  },
  {
    name: "login-still-signed-in",
    open: async (page) => {
      await signIn(page);
      await page.goto("/login?error=Configuration");
    },
  },
  publicPage("privacy", "/privacy"),
  publicPage("terms", "/terms"),
  publicPage("disconnected-by-anyone", "/disconnected"),
  disconnecting("disconnected", {}),
  disconnecting("disconnected-unconfirmed", { status: 503, body: "" }),
  {
    name: "login-signed-out",
    open: async (page) => {
      await signIn(page);
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByText("You are signed out in this browser.").waitFor();
      // Next sets it a moment later.
      await page.waitForFunction(() => document.title.startsWith("Sign in"));
    },
  },
  { ...publicPage("not-found", "/nowhere"), expectedProblems: /^404 .*\/nowhere/ },
  {
    name: "global-error",
    open: (page) => page.setContent(`<!doctype html>${globalError()}`),
    browserOnly: true,
  },
  { name: "emulator-consent", open: (page) => goToConsent(page) },
  { name: "emulator-front", open: (page, tiktok) => page.goto(tiktok.url) },
  { name: "emulator-login", open: (page, tiktok) => page.goto(`${tiktok.url}/login`) },
];

// No request can make the layout fail, so its error page is rendered to HTML here.
function globalError(): string {
  const script = ["node_modules/tsx/dist/cli.mjs", "tests/support/states/print-global-error.ts"];
  return execFileSync(process.execPath, script, { encoding: "utf8" });
}
