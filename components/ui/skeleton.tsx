import type { ReactNode } from "react";

/**
 * The minimum height of streamed content and of its skeleton. It keeps the footer below the edge of the screen
 * before and after the content arrives.
 */
export const contentArea = "min-h-[calc(100dvh-16rem)] space-y-6";

/** Holds the place of content that is being read, in the same shape, so that nothing moves later. */
export function Skeleton({ children }: { children: ReactNode }) {
  return (
    <div data-skeleton role="status" className={contentArea}>
      <span className="sr-only">Reading from TikTok</span>
      {children}
    </div>
  );
}

/** A grey shape in a skeleton. @param children invisible content that gives it the height of text */
export function Placeholder({ className, children }: { className: string; children?: ReactNode }) {
  return (
    <div className={`animate-pulse bg-line/60 motion-reduce:animate-none ${className}`}>
      {children}
    </div>
  );
}
