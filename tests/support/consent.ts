import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { PERSONAS } from "tiktok-login-emulator";
import { consentForm } from "./consent-form";
import { forgetAnswers } from "./forget-answers";

/** The persona, and the optional scopes that it does not grant. */
export interface Choice {
  persona?: string;
  without?: string[];
}

/**
 * Opens the login page and continues to the consent page.
 * @param wanted the page to return to
 * @param site another site than the test's own
 */
export async function goToConsent(page: Page, wanted = "/dashboard", site = ""): Promise<void> {
  await page.goto(`${site}/login?${new URLSearchParams({ callbackUrl: wanted })}`);
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await page.waitForURL(/\/v2\/auth\/authorize/);
}

/** Grants consent. */
export async function agree(page: Page, choice: Choice = {}): Promise<void> {
  await choose(page, choice);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Cancels on the consent page. */
export async function cancel(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Cancel" }).click();
}

/**
 * Signs in and opens the dashboard. Only the dashboard is a page in the browser, which takes half the time: tests about
 * signing in go through the login and consent pages.
 */
export async function signIn(page: Page, choice: Choice = {}): Promise<void> {
  await getSession(page, choice);
  await page.goto("/dashboard");
}

/** Grants consent and returns the redirect to the site without following it. */
export async function callbackAfterConsent(page: Page, choice: Choice = {}): Promise<URL> {
  await choose(page, choice);
  const { action, body } = await page
    .getByRole("button", { name: "Continue" })
    .evaluate((button) => {
      const submit = button as HTMLButtonElement;
      const data = new FormData(submit.form ?? undefined, submit);
      const pairs = [...data].map(([name, value]) => [name, String(value)]);
      return { action: submit.form?.action ?? "", body: new URLSearchParams(pairs).toString() };
    });
  const answer = await page.request.post(action, {
    data: body,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    maxRedirects: 0,
  });
  return new URL(answer.headers().location ?? "");
}

/**
 * Signs in and gets the session cookie without opening a protected page. The site forgets the profile that it has read,
 * so that the next page has to ask TikTok, as on another server.
 */
export async function signInWithoutVisit(
  page: Page,
  choice: Choice = {},
  site = "",
): Promise<void> {
  await getSession(page, choice, site);
  await forgetAnswers(page.request, site);
}

/** Sends what the forms of the login and consent pages send, with the cookies of the browser. */
async function getSession(
  page: Page,
  { persona = "Creator", without = [] }: Choice,
  site = "",
): Promise<void> {
  const send = { maxRedirects: 0 };
  const login = await page.request.get(`${site}/login`, send);
  const started = await page.request.post(`${site}/api/sign-in`, {
    ...send,
    headers: {
      origin: new URL(login.url()).origin,
      // An address of its own, because the site limits how many sign-ins one may start.
      "x-forwarded-for": randomUUID(),
    },
    form: { callbackUrl: "/dashboard" },
  });
  const asked = new URL(started.headers().location ?? "");
  await page.request.get(asked.href, send);
  const id = PERSONAS.find(({ title }) => title === persona)?.id ?? persona;
  const form = consentForm(asked.searchParams, id, without);
  const decided = await page.request.post(`${asked.origin}/_emulator/consent`, {
    ...send,
    data: form.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  const arrived = await page.request.get(decided.headers().location ?? "", send);
  const target = arrived.headers().location ?? "";
  if (!target.endsWith("/dashboard")) throw new Error(`the sign-in ended at ${target}`);
}

async function choose(page: Page, { persona = "Creator", without = [] }: Choice): Promise<void> {
  await page.getByRole("radio", { name: new RegExp(`^${persona}`) }).check();
  for (const scope of without) {
    await page.locator(`input[name="scope"][value="${scope}"]`).uncheck();
  }
}
