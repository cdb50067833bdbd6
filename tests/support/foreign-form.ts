import type { APIResponse, Page } from "@playwright/test";

/**
 * Submits the sign-in form of the open page as if from another origin.
 * @param options.site the site's address on this machine, if the browser uses another host name
 */
export async function sendFormFrom(
  page: Page,
  origin: string,
  { site = page.url(), headers = {} } = {},
): Promise<APIResponse> {
  const fields = await page.locator("main form input[type=hidden]").evaluateAll((inputs) =>
    inputs.map((input) => {
      const { name, value } = input as HTMLInputElement;
      return [name, value];
    }),
  );
  return page.request.post(new URL("/api/sign-in", site).href, {
    headers: { ...headers, origin },
    form: Object.fromEntries(fields),
    maxRedirects: 0,
  });
}
