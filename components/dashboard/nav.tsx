import { signOutHere } from "@/components/dashboard/actions";
import { quietButton } from "@/components/ui/button";
import { NavLink } from "@/components/ui/nav-link";
import { SubmitButton } from "@/components/ui/submit-button";
import { routes } from "@/lib/routes";
import { tiktokApp } from "@/lib/tiktok/app";
import { hasScope } from "@/lib/tiktok/scopes";

const PAGES = [
  { href: routes.dashboard, label: "Dashboard" },
  ...(hasScope(tiktokApp.scopes, "video.list") ? [{ href: routes.videos, label: "Videos" }] : []),
  { href: routes.settings, label: "Settings" },
];

/** Links to the protected pages, and the button to sign out. */
export function DashboardNav() {
  return (
    <div className="flex w-full items-center justify-between gap-4 sm:w-auto">
      <nav aria-label="Pages" className="flex gap-4 text-muted text-sm">
        {PAGES.map(({ href, label }) => (
          <NavLink key={href} href={href} label={label} />
        ))}
      </nav>
      <form action={signOutHere}>
        <SubmitButton className={quietButton}>Sign out</SubmitButton>
      </form>
    </div>
  );
}
