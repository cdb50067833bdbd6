import { BadgeCheck, ExternalLink } from "lucide-react";
import { Avatar } from "@/components/avatar";
import { quietButton } from "@/components/button";
import type { Grant } from "@/lib/session/grant";
import type { Profile } from "@/lib/tiktok/profile";

/** Who is signed in: identity from the session, details from TikTok as far as they are known. */
export function ProfileHeader({ grant, profile }: { grant: Grant; profile: Partial<Profile> }) {
  const name = profile.display_name || grant.name;
  const username = profile.username || grant.username;
  return (
    <section className="flex flex-col gap-5 sm:flex-row sm:items-start">
      <Avatar name={name} src={profile.avatar_url ?? grant.image} />
      <div className="min-w-0 flex-1">
        <h1 className="font-semibold text-3xl tracking-tight [overflow-wrap:anywhere]">
          <bdi>{name}</bdi>
          {profile.is_verified && (
            <BadgeCheck
              role="img"
              aria-label="Verified by TikTok"
              className="ml-2 inline size-6 text-accent"
            />
          )}
        </h1>
        {username && <p className="mt-1 text-muted">@{username}</p>}
        {profile.bio_description && (
          <p dir="auto" className="mt-4 max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">
            {profile.bio_description}
          </p>
        )}
      </div>
      {isWebLink(profile.profile_deep_link) && (
        <a
          href={profile.profile_deep_link}
          target="_blank"
          rel="noopener noreferrer"
          className={`${quietButton} self-start`}
        >
          View on TikTok <ExternalLink aria-hidden className="size-4" />
        </a>
      )}
    </section>
  );
}

function isWebLink(link: string | undefined): boolean {
  return link !== undefined && URL.canParse(link) && new URL(link).protocol === "https:";
}
