import { leave } from "@/components/dashboard/actions";
import { quietButton } from "@/components/ui/button";
import { NavLink } from "@/components/ui/nav-link";
import { SubmitButton } from "@/components/ui/submit-button";
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
    <div className="flex w-full items-center justify-between gap-4 sm:w-auto">
      <nav aria-label="Pages" className="flex gap-4 text-muted text-sm">
        {PAGES.map(({ href, label }) => (
          <NavLink key={href} href={href} label={label} />
        ))}
      </nav>
      <form action={leave}>
        <SubmitButton className={quietButton}>Sign out</SubmitButton>
      </form>
    </div>
  );
}
