import Link from "next/link";
import { quietButton } from "@/components/ui/button";
import { routes } from "@/lib/routes";

/**
 * What the dashboard says to a person who shares neither numbers nor videos: that signing in worked, and what can be
 * done here.
 */
export function Welcome({ hasProfile }: { hasProfile: boolean }) {
  return (
    <section className="flex flex-col items-start sm:flex-row sm:items-center justify-between gap-x-8 gap-y-4 rounded-card bg-mark-soft p-5 sm:p-6">
      <div className="max-w-prose">
        <h2 className="text-heading">You are signed in with TikTok</h2>
        <p className="mt-1 text-sm">
          TikTok shares your {hasProfile ? "profile" : "name and picture"} with this site, and
          nothing else. You can see what is kept, download it, or disconnect TikTok at any time.
        </p>
      </div>
      <Link href={routes.settings} prefetch={false} className={`${quietButton} shrink-0`}>
        Open settings
      </Link>
    </section>
  );
}
