import type { APIResponse, Page } from "@playwright/test";

/**
 * Sends the form of the page that is open as a page of another origin would.
 * @param options.to where this machine listens, when the browser reaches it by another name
 */
export async function sendFormFrom(
  page: Page,
  origin: string,
  { to = page.url(), headers = {} } = {},
): Promise<APIResponse> {
  const fields = await page.locator("main form input[type=hidden]").evaluateAll((inputs) =>
    inputs.map((input) => {
      const { name, value } = input as HTMLInputElement;
      return [name, value];
    }),
  );
  return page.request.post(to, {
    headers: { ...headers, origin },
    multipart: Object.fromEntries(fields),
    maxRedirects: 0,
  });
}
