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
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
    // The browser opens another tab or window, or saves the page.
    if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    load(() => router.push(href));
  };
  return { onClick, isLoading };
}
