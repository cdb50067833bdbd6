import { userAgentFromString } from "next/server";

/** What a browser calls itself. */
export interface DeviceName {
  /** "Chrome on Windows", "Safari on iPhone", "Unknown browser". */
  text: string;
  kind: "computer" | "phone" | "tablet";
}

/**
 * The browser and the system in a User-Agent header. An iPad that asks for desktop sites cannot be told from a Mac.
 * @param userAgent null if the browser sent none
 */
export function deviceName(userAgent: string | null): DeviceName {
  const { browser, os, device } = userAgentFromString(userAgent ?? undefined);
  const name = browser.name?.replace(/^Mobile /, "") ?? "Unknown browser";
  const isHandheld = device.type === "mobile" || device.type === "tablet";
  const place = isHandheld && device.vendor === "Apple" ? device.model : os.name;
  return {
    text: place ? `${name} on ${place}` : name,
    kind: device.type === "mobile" ? "phone" : device.type === "tablet" ? "tablet" : "computer",
  };
}
