"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * The browser's time zone, such as "Europe/Zurich". "UTC" on the server, and so in a page without JavaScript, and if the
 * browser does not know it: Chromium then names one that it refuses itself, "Etc/Unknown".
 */
export function useTimeZone(): string {
  return useSyncExternalStore(never, browserTimeZone, () => "UTC");
}

function browserTimeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone || "UTC";
  } catch {
    return "UTC";
  }
}
