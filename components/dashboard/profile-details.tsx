import { BadgeCheck, ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { Bio } from "@/components/dashboard/bio";
import { Freshness, FreshnessSkeleton } from "@/components/dashboard/freshness";
import { StatCards, StatCardsSkeleton } from "@/components/dashboard/stat-cards";
import { quietButton } from "@/components/ui/button";
import { contentArea, Placeholder, Skeleton } from "@/components/ui/skeleton";
import type { AccountProfile } from "@/lib/account/profile";
import { requestLocale } from "@/lib/locale";
import type { Grant } from "@/lib/session/grant";
import type { Profile } from "@/lib/tiktok/profile";
import { hasScope } from "@/lib/tiktok/scopes";

/**
 * The profile and counts that the granted scopes allow.
 * @param returnTo the page to return to
 * @param children what comes below them. Outside, it would stand below an empty space, as this fills the screen.
 */
export async function ProfileDetails(props: {
  accountProfile: Promise<AccountProfile>;
  returnTo: string;
  children?: ReactNode;
}) {
  const { profile, stats, failure, retryAfter, readAt } = await props.accountProfile;
  const { returnTo } = props;
  return (
    <div className={contentArea}>
      <Freshness {...{ failure, retryAfter, returnTo, readAt }} />
      <StatCards stats={stats} locale={await requestLocale()} />
      <About profile={profile} />
      {props.children}
    </div>
  );
}

/** Skeleton of the cards that this grant allows. */
export function ProfileDetailsSkeleton({ grant }: { grant: Grant }) {
  return (
    <Skeleton label="Loading your profile">
      <FreshnessSkeleton />
      {hasScope(grant.scopes, "user.info.stats") && <StatCardsSkeleton />}
      {hasScope(grant.scopes, "user.info.profile") && <Placeholder className="h-32 rounded-card" />}
    </Skeleton>
  );
}

function About({ profile }: { profile: Partial<Profile> }) {
  const { bio_description: bio, profile_deep_link: link, is_verified: isVerified } = profile;
  if (!bio && !link && !isVerified) return null;
  return (
    <section className="flex min-h-32 flex-col items-start justify-evenly gap-4 rounded-card border border-line bg-surface p-5">
      <h2 className="sr-only">About</h2>
      {bio && <Bio bio={bio} />}
      <p className="flex flex-wrap items-center gap-x-5 gap-y-3 text-sm">
        {isWebLink(link) && (
          <a href={link} target="_blank" rel="noopener noreferrer" className={quietButton}>
            View on TikTok <ExternalLink aria-hidden className="size-4" />
          </a>
        )}
        {isVerified && (
          <span className="inline-flex items-center gap-1.5 text-muted">
            <BadgeCheck aria-hidden className="size-5 text-mark" /> Verified by TikTok
          </span>
        )}
      </p>
    </section>
  );
}

function isWebLink(link: string | undefined): boolean {
  return link !== undefined && URL.canParse(link) && new URL(link).protocol === "https:";
}
