import type { ReactNode } from "react";
import { routes } from "@/lib/routes";
import { site } from "@/lib/site";

/**
 * The header: the site's name, followed by the links of the page. Those to pages outside the dashboard are plain ones: a
 * link that Next follows keeps the policy of the page it left.
 */
export function SiteHeader({ children }: { children?: ReactNode }) {
  return (
    <header className="mx-auto flex w-full max-w-4xl flex-wrap items-center justify-between gap-x-4 gap-y-3 px-gutter py-5">
      <a href={routes.landing} className="flex items-center gap-2.5 font-semibold tracking-tight">
        <span
          aria-hidden
          className="size-3 rounded-full bg-mark ring-4 ring-mark-soft forced-colors:bg-[LinkText]"
        />
        {site.name}
      </a>
      {children}
    </header>
  );
}
