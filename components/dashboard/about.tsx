import { BadgeCheck, ExternalLink } from "lucide";
import type { Profile } from "tiktok-login";
import { Bio } from "@/components/dashboard/bio";
import { quietButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Placeholder } from "@/components/ui/skeleton";

const LAYOUT = "grid items-center gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,1fr)_auto]";
// TikTok allows 80 characters.
const BIO = "min-h-[3lh] text-left text-sm sm:min-h-[2lh]";
const LINKS = "flex h-11 items-center gap-x-4 text-sm *:shrink-0 *:first:shrink";

/** Bio, verified badge and a link to the profile on TikTok, as far as they are known. */
export function About({ profile }: { profile: Partial<Profile> }) {
  const { bio_description: bio, profile_deep_link: link, is_verified: isVerified } = profile;
  if (!bio && !link && !isVerified) return null;
  return (
    <section className={LAYOUT}>
      <h2 className="sr-only">About</h2>
      {bio && (
        <div className={BIO}>
          <Bio bio={bio} />
        </div>
      )}
      <p className={LINKS}>
        {isVerified && (
          <span className="inline-flex items-center gap-1.5 text-muted">
            <Icon shape={BadgeCheck} className="size-5 text-mark" /> Verified by TikTok
          </span>
        )}
        {isWebLink(link) && (
          <a href={link} target="_blank" rel="noopener noreferrer" className={quietButton}>
            View on TikTok <Icon shape={ExternalLink} className="size-4" />
          </a>
        )}
      </p>
    </section>
  );
}

/** Skeleton of bio and links. */
export function AboutSkeleton() {
  return (
    <div className={`${LAYOUT} noscript:hidden`}>
      <div className={BIO}>
        <Placeholder className="h-4 w-72 max-w-full rounded-full" />
      </div>
      <div className={LINKS}>
        <Placeholder className="h-11 w-40 rounded-full" />
      </div>
    </div>
  );
}

function isWebLink(link: string | undefined): boolean {
  return link !== undefined && URL.canParse(link) && new URL(link).protocol === "https:";
}
