import type { EmulatorContext } from "../context";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Keeps other web pages away from the front page and the control API: a page that the developer visits must
 * not reset the emulator, add faults or read tokens. Programs send no `Origin` and may do all of that.
 * TikTok's own endpoints are open, as at TikTok.
 */
export function guardControls({ app, baseUrl }: EmulatorContext): void {
  app.use(async (c, next) => {
    const { path, raw } = c.req;
    const isControl = path === "/" || path.startsWith("/_emulator/");
    const refusal = isControl ? refusalOf(raw.headers, baseUrl) : null;
    if (refusal) return c.text(refusal, 403);
    await next();
  });
}

function refusalOf(headers: Headers, baseUrl: string): string | null {
  const { host } = new URL(baseUrl);
  // The header and not the request's URL: a path that begins with // changes the host of that URL.
  const asked = parse(`http://${headers.get("host") ?? host}`);
  // A page could point its own host name at this machine. To the browser that is the same origin.
  if (!asked || (asked.host !== host && !LOOPBACK.includes(asked.hostname))) {
    return `The emulator can be reached at ${baseUrl} only, not under another host name.`;
  }
  const origin = headers.get("origin");
  if (origin === null || parse(origin)?.host === asked.host) return null;
  return "Another web page sent this request. Only the emulator's own pages and programs on this machine may control it.";
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
