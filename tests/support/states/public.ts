import { execFileSync } from "node:child_process";
import type { FailureCode } from "@/lib/tiktok/errors";
import { goToConsent, signIn } from "../consent";
import { at, type State } from "./state";

// Every one, by TypeScript's word.
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
} satisfies Record<FailureCode, true>);

/** What anybody can see. */
export const PUBLIC_STATES: State[] = [
  at("landing", "/"),
  at("login", "/login"),
  at("login-unconfigured", "/login", {}),
  at("login-lost", "/login?error=Configuration"),
  ...PROBLEMS.map((code) => at(`login-${code}`, `/login?error=OAuthCallbackError&code=${code}`)),
  {
    name: "login-for-the-developer",
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
  at("privacy", "/privacy"),
  at("terms", "/terms"),
  at("disconnected", "/disconnected"),
  at("disconnected-here-alone", "/disconnected?grant=stands"),
  { ...at("not-found", "/nowhere"), problems: /^404 .*\/nowhere/ },
  {
    name: "global-error",
    open: (page) => page.setContent(`<!doctype html>${globalError()}`),
    isOfBrowser: true,
  },
  { name: "emulator-consent", open: (page) => goToConsent(page) },
  { name: "emulator-front", open: (page, tiktok) => page.goto(tiktok.url) },
  { name: "emulator-login", open: (page, tiktok) => page.goto(`${tiktok.url}/login`) },
];

// React puts it in the place of the whole document, which no request can bring about.
function globalError(): string {
  const script = ["node_modules/tsx/dist/cli.mjs", "tests/support/states/print-global-error.ts"];
  return execFileSync(process.execPath, script, { encoding: "utf8" });
}
