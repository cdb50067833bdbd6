import type { ReactNode } from "react";

/** The layout of streamed content and of its skeleton. */
export const contentArea = "space-y-6";

/**
 * Placeholders for content that is still loading. Give them the size of the content, so that nothing moves when it
 * arrives. They fill the screen, so that the footer does not jump either. Without JavaScript, the content cannot take
 * their place: a link loads the page again.
 * @param label what is loading, for screen readers
 */
export function Skeleton({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div data-skeleton role="status" className="min-h-[calc(100dvh-16rem)] noscript:min-h-0">
      <span className="sr-only">{label}</span>
      <noscript>
        <p>
          This is taking a moment.{" "}
          {/* biome-ignore lint/a11y/useValidAnchor: the address of the page itself, with its query */}
          <a href="" className="font-medium underline underline-offset-4">
            Load the page again
          </a>
        </p>
      </noscript>
      <div className={`${contentArea} noscript:hidden`}>{children}</div>
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
