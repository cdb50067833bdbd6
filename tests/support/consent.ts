import type { Page } from "@playwright/test";
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

/** Signs in from the login page to the dashboard. */
export async function signIn(page: Page, choice: Choice = {}): Promise<void> {
  await goToConsent(page);
  await agree(page, choice);
  await page.waitForURL("**/dashboard");
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
  await goToConsent(page, "/dashboard", site);
  const callback = await callbackAfterConsent(page, choice);
  await page.request.get(callback.href, { maxRedirects: 0 });
  await forgetAnswers(page.request, site);
}

async function choose(page: Page, { persona = "Creator", without = [] }: Choice): Promise<void> {
  await page.getByRole("radio", { name: new RegExp(`^${persona}`) }).check();
  for (const scope of without) {
    await page.locator(`input[name="scope"][value="${scope}"]`).uncheck();
  }
}
