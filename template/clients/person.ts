const INPUT = /<input type="hidden" name="([^"]*)" value="([^"]*)">/g;
const ENTITIES = { "&quot;": '"', "&#39;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/**
 * Opens an authorization page as a person who is logged in as the emulator's creator, and agrees to everything.
 * @returns the address to which TikTok then sends the browser: the client's callback, or an error page of TikTok's
 */
export async function agree(authorizeUrl: string, answer = "continue"): Promise<URL> {
  const browser = { headers: { cookie: "emulator_account=creator" }, redirect: "manual" } as const;
  const page = await fetch(authorizeUrl, browser);
  if (page.status === 302) return locationOf(page, authorizeUrl);
  const html = await page.text();
  const form = new URLSearchParams({ persona: "creator", decision: answer });
  for (const [, name = "", value = ""] of html.matchAll(INPUT)) form.append(name, unescaped(value));
  for (const [, scope = ""] of html.matchAll(/name="scope" value="([^"]*)"/g)) {
    form.append("scope", scope);
  }
  const consent = new URL("/_emulator/consent", authorizeUrl);
  return locationOf(await fetch(consent, { ...browser, method: "POST", body: form }), authorizeUrl);
}

function locationOf(answer: Response, base: string): URL {
  return new URL(answer.headers.get("location") ?? "", base);
}

function unescaped(html: string): string {
  return html.replace(/&(quot|#39|lt|gt|amp);/g, (all) => ENTITIES[all as keyof typeof ENTITIES]);
}
