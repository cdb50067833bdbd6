"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, useTransition } from "react";

/**
 * Lets Next follow a link within the page. Unlike `next/link` it never prefetches, because a prefetch of a protected page
 * does the same work as a visit; `next/link` would add three kilobytes for that alone.
 * @returns what the link does when it is clicked, and whether its page is loading
 */
export function useFollow(href: string) {
  const router = useRouter();
  const [isLoading, load] = useTransition();
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    if (!opensHere(event)) return;
    event.preventDefault();
    load(() => router.push(href));
  };
  return { onClick, isLoading };
}

/** Whether a click opens a link in place of the page. With these keys the browser opens a tab or window, or saves it. */
export function opensHere(event: Keys): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

type Keys = Pick<MouseEvent, "button" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey">;
