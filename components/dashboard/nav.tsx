import { signOutHere } from "@/components/dashboard/actions";
import { quietButton } from "@/components/ui/button";
import { NavLink } from "@/components/ui/nav-link";
import { SubmitButton } from "@/components/ui/submit-button";
import { routes } from "@/lib/routes";
import { hasScope } from "@/lib/scopes";
import { tiktok } from "@/lib/sessions";

const PAGES = [
  { href: routes.dashboard, label: "Dashboard" },
  ...(hasScope(tiktok.scopes, "video.list") ? [{ href: routes.videos, label: "Videos" }] : []),
  { href: routes.settings, label: "Settings" },
];

/**
 * Links to the protected pages, and the button to sign out: beside each other, or on a phone the links in a row of the
 * header of their own.
 */
export function DashboardNav() {
  return (
    <div className="contents sm:flex sm:items-center sm:gap-4">
      <nav
        aria-label="Pages"
        className="order-last flex basis-full gap-4 text-muted text-sm sm:order-none sm:basis-auto"
      >
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
