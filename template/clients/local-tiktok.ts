import { type RunningEmulator, startEmulator } from "tiktok-login-emulator";
import { vi } from "vitest";

const TIKTOK = ["https://www.tiktok.com", "https://open.tiktokapis.com"];

/** Where a client under test is called back. The emulator checks the address; nothing listens there. */
export const WEB_CALLBACK = "https://site.example/callback/tiktok";
export const DESKTOP_CALLBACK = "http://localhost:3000/callback/tiktok";

/** A local TikTok that knows the two callbacks, one for each of TikTok's platforms. */
export function startTikTok(settings: Record<string, unknown> = {}): Promise<RunningEmulator> {
  const uris = { webRedirectUris: [WEB_CALLBACK], desktopRedirectUris: [DESKTOP_CALLBACK] };
  return startEmulator({ port: 0, settings: { ...uris, ...settings } });
}

/** Sends what a client fetches from TikTok's hosts to the emulator, for clients that do not let one change them. */
export function sendFetchesTo(emulator: { url: string }): void {
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", (input: RequestInfo | URL, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    const moved = atEmulator(emulator, url);
    return real(input instanceof Request ? new Request(moved, input) : moved, init);
  });
}

/** The same address with the emulator in the place of TikTok's hosts. */
export function atEmulator(emulator: { url: string }, url: string | URL): string {
  const host = TIKTOK.find((one) => String(url).startsWith(`${one}/`));
  return host ? emulator.url + String(url).slice(host.length) : String(url);
}
