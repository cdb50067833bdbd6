import type { ReactNode } from "react";

/**
 * The room that streamed content and its skeleton both take at least: the footer is below the screen's
 * edge before and after, wherever what is read ends.
 */
export const contentArea = "min-h-[calc(100dvh-16rem)] space-y-6";

/** In the place of what is being read from TikTok, in its shape, so that nothing moves when it comes. */
export function Skeleton({ children }: { children: ReactNode }) {
  return (
    <div data-skeleton role="status" className={contentArea}>
      <span className="sr-only">Reading from TikTok</span>
      {children}
    </div>
  );
}

/** One shape of a skeleton. @param children what gives it its height, unseen, where text does */
export function Bone({ className, children }: { className: string; children?: ReactNode }) {
  return (
    <div className={`animate-pulse bg-line/60 motion-reduce:animate-none ${className}`}>
      {children}
    </div>
  );
}
