import { userAgentFromString } from "next/server";

/** What a browser calls itself, in the words that people use. */
export interface DeviceName {
  /** "Chrome on Windows", "Safari on iPhone", "Unknown browser". */
  text: string;
  kind: "computer" | "phone" | "tablet";
}

// The parser's names that are not the ones people know.
const BROWSERS: Record<string, string> = {
  "Mobile Safari": "Safari",
  "Samsung Browser": "Samsung Internet",
  "Chrome Headless": "Chrome",
  UCBrowser: "UC Browser",
  GSA: "Google app",
  TikTok: "TikTok app",
  Instagram: "Instagram app",
  Facebook: "Facebook app",
  // Web views: an app shows the page and does not say which app it is.
  "Chrome WebView": "An app",
  WebKit: "An app",
};
const SYSTEMS: Record<string, string> = { "Mac OS": "Mac", "Chromium OS": "Chromebook" };
// The parser does not know that TikTok is called Trill in parts of Asia.
const TIKTOK = /\b(?:trill|musical_ly)_\d/;
// What Chrome sends in place of every model. https://www.chromium.org/updates/ua-reduction/
const NO_MODEL = "K";

/**
 * The browser and the device in a User-Agent header. An iPad that asks for desktop sites cannot be told from a Mac.
 * @param userAgent null if the browser sent none
 */
export function deviceName(userAgent: string | null): DeviceName {
  const { browser, os, device } = userAgentFromString(userAgent ?? undefined);
  const isTikTok = userAgent !== null && TIKTOK.test(userAgent);
  const parsed = isTikTok ? "TikTok" : browser.name;
  const name = parsed ? (BROWSERS[parsed] ?? parsed) : "Unknown browser";
  const place = deviceText(device) ?? (os.name && (SYSTEMS[os.name] ?? os.name));
  return {
    text: place ? `${name} on ${place}` : name,
    kind: device.type === "mobile" ? "phone" : device.type === "tablet" ? "tablet" : "computer",
  };
}

/** "iPhone", "Samsung SM-S918B", "Pixel 8"; undefined if the header does not name the device. */
function deviceText({ vendor, model }: { vendor?: string; model?: string }): string | undefined {
  if (!model || model === NO_MODEL || model === "Macintosh") return undefined;
  const isNamed = !vendor || vendor === "Apple" || model.startsWith(vendor);
  return isNamed ? model : `${vendor} ${model}`;
}
