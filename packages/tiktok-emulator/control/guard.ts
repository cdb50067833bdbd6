import type { EmulatorContext } from "../context";
import type { Settings } from "../state/settings";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
const METHODS = "GET, POST, PATCH, PUT, DELETE";

/**
 * Keeps other web pages away from the front page and the control API: a page that the developer visits must
 * not reset the emulator, add faults or read tokens. Programs send no `Origin` and may do all of that, and so may
 * the origins of `allowedOrigins`. TikTok's own endpoints are open, as at TikTok.
 */
export function guardControls({ app, state, baseUrl }: EmulatorContext): void {
  app.use(async (c, next) => {
    const { path, raw } = c.req;
    if (path !== "/" && !path.startsWith("/_emulator/")) return next();
    const { settings } = state;
    const refusal = refusalOf(raw.headers, baseUrl, settings);
    if (refusal) return c.text(refusal, 403);
    const origin = raw.headers.get("origin") ?? "";
    if (!settings.allowedOrigins.includes(origin)) return next();
    c.header("access-control-allow-origin", origin);
    c.header("access-control-allow-methods", METHODS);
    c.header("access-control-allow-headers", "content-type");
    // A browser asks first whether the page may send JSON.
    if (raw.method === "OPTIONS") return c.body(null, 204);
    await next();
  });
}

function refusalOf(headers: Headers, baseUrl: string, settings: Settings): string | null {
  const { host } = new URL(baseUrl);
  // The header and not the request's URL: a path that begins with // changes the host of that URL.
  const asked = parse(`http://${headers.get("host") ?? host}`);
  const names = [...LOOPBACK, ...settings.allowedHosts];
  // A page could point its own host name at this machine. To the browser that is the same origin.
  if (!asked || (asked.host !== host && !names.includes(asked.hostname))) {
    return `The emulator can be reached at ${baseUrl} only, not under another host name, unless allowedHosts has it.`;
  }
  const origin = headers.get("origin");
  if (origin === null || parse(origin)?.host === asked.host) return null;
  if (settings.allowedOrigins.includes(origin)) return null;
  return "Another web page sent this request. Only the emulator's own pages, programs on this machine and allowedOrigins may control it.";
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
