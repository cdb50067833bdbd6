import type { ReactNode } from "react";

/**
 * The layout of streamed content and of its skeleton. The minimum height keeps the footer off the screen, so that it
 * does not jump when the content arrives.
 */
export const contentArea = "min-h-[calc(100dvh-16rem)] space-y-6";

/**
 * Placeholders for content that is still loading. Give them the size of the content, so that nothing moves when it
 * arrives.
 * @param label what is loading, for screen readers
 */
export function Skeleton({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div data-skeleton role="status" className={contentArea}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}

/**
 * A grey block in a skeleton.
 * @param children invisible text that sets the height of the block
 */
export function Placeholder({ className, children }: { className: string; children?: ReactNode }) {
  return (
    <div className={`animate-pulse bg-line/60 motion-reduce:animate-none ${className}`}>
      {children}
    </div>
  );
}
