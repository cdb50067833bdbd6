import type { BrowserContext } from "@playwright/test";

/** The `Cookie` header that a browser sends to a site, for requests that it does not make itself. */
export async function cookieHeader(context: BrowserContext, site: string): Promise<string> {
  const cookies = await context.cookies(site);
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
