"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The browser's time zone, such as "Europe/Zurich". "UTC" on the server, and so in a page without JavaScript. */
export function useTimeZone(): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}
