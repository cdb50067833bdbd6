import Link from "next/link";
import { leave } from "@/app/dashboard/actions";
import { quietButton } from "@/components/button";
import { tiktokApp } from "@/lib/tiktok/app";

const PAGES = [
  { href: "/dashboard", label: "Dashboard" },
  ...(tiktokApp.scopes.includes("video.list")
    ? [{ href: "/dashboard/videos", label: "Videos" }]
    : []),
  { href: "/dashboard/settings", label: "Settings" },
];

/** The protected pages and the way out. Links are not prefetched: each page reads TikTok. */
export function DashboardNav() {
  return (
    <div className="flex items-center gap-4">
      <nav aria-label="Pages" className="flex gap-4 text-muted text-sm">
        {PAGES.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            className="underline-offset-4 hover:underline"
          >
            {label}
          </Link>
        ))}
      </nav>
      <form action={leave}>
        <button type="submit" className={quietButton}>
          Sign out
        </button>
      </form>
    </div>
  );
}
