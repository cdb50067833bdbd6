import { userAgentFromString } from "next/server";

/** What a browser calls itself, in the words that people use. */
export interface DeviceName {
  /** "Chrome on Windows", "Safari on iPhone", "Unknown browser". */
  text: string;
  kind: "computer" | "phone" | "tablet";
}

// The parser's names that are not the ones people know.
const NAMES = new Map([
  ["Mobile Safari", "Safari"],
  ["Samsung Browser", "Samsung Internet"],
  ["Chrome Headless", "Chrome"],
  ["UCBrowser", "UC Browser"],
  ["GSA", "Google app"],
  ["TikTok", "TikTok app"],
  ["Instagram", "Instagram app"],
  ["Facebook", "Facebook app"],
  // Web views: an app shows the page and does not say which app it is.
  ["Chrome WebView", "An app"],
  ["WebKit", "An app"],
  ["Mac OS", "Mac"],
  ["Chromium OS", "Chromebook"],
]);
// The parser does not know that TikTok is called Trill in parts of Asia.
const TIKTOK = /\b(?:trill|musical_ly)_\d/;

/**
 * The browser and the device in a User-Agent header. An iPad that asks for desktop sites cannot be told from a Mac.
 * @param userAgent null if the browser sent none
 */
export function deviceName(userAgent: string | null): DeviceName {
  const { browser, os, device } = userAgentFromString(userAgent ?? undefined);
  const isTikTok = userAgent !== null && TIKTOK.test(userAgent);
  const name = knownAs(isTikTok ? "TikTok" : browser.name) ?? "Unknown browser";
  const place = deviceText(device) ?? knownAs(os.name);
  return {
    text: place ? `${name} on ${place}` : name,
    kind: device.type === "mobile" ? "phone" : device.type === "tablet" ? "tablet" : "computer",
  };
}

/** "iPhone", "Samsung SM-S918B", "Pixel 8"; undefined if the header does not name the device in words. */
function deviceText({ vendor, model }: { vendor?: string; model?: string }): string | undefined {
  if (!model || model === "Macintosh") return undefined;
  if (vendor === "Apple") return model;
  if (vendor) return `${vendor} ${model.trim()}`;
  // Neither a code such as RMX3085 nor the K that Chrome sends for every model.
  return /[a-z ]/.test(model) ? model : undefined;
}

function knownAs(name: string | undefined): string | undefined {
  return name && (NAMES.get(name) ?? name);
}
