import type { ReactNode } from "react";

/** In the place of what is being read from TikTok, in its shape, so that nothing moves when it comes. */
export function Skeleton({ children }: { children: ReactNode }) {
  return (
    <div data-skeleton role="status" className="space-y-6">
      <span className="sr-only">Reading from TikTok</span>
      {children}
    </div>
  );
}

/** One shape of a skeleton. */
export function Bone({ className }: { className: string }) {
  return <div className={`animate-pulse bg-line/60 motion-reduce:animate-none ${className}`} />;
}
