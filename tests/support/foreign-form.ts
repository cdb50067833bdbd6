import type { APIResponse, Page } from "@playwright/test";

/**
 * Submits the open page's form as if from another origin.
 * @param options.to the address on this machine, if the browser uses another host name
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
