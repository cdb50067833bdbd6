import type { Metadata } from "next";
import { GrantAccess } from "@/components/grant-access";
import { IdentityHeader } from "@/components/identity-header";
import { ProfileDetails, ProfileDetailsSkeleton } from "@/components/profile-details";
import { Streamed } from "@/components/streamed";
import { addressOf, HOME } from "@/lib/session/callback-url";
import { requireGrant } from "@/lib/session/current";
import { readOwnProfile } from "@/lib/session/own-profile";
import { tiktokApp } from "@/lib/tiktok/app";

export const metadata: Metadata = { title: "Dashboard", robots: { index: false } };

// What this page shows beyond the basic profile; a scope that the app does not ask for has no card.
const SCOPES = ["user.info.profile", "user.info.stats"];

export default async function Dashboard({ searchParams }: PageProps<"/dashboard">) {
  const { asked, ...query } = await searchParams;
  const here = addressOf(HOME, query);
  const grant = await requireGrant(here);
  const reading = readOwnProfile(grant);
  const withheld = SCOPES.filter(
    (scope) => tiktokApp.scopes.includes(scope) && !grant.scopes.includes(scope),
  );
  return (
    <>
      <IdentityHeader grant={grant} />
      {withheld.map((scope) => (
        <GrantAccess key={scope} scope={scope} here={here} asked={asked === scope} />
      ))}
      <Streamed reading={reading} skeleton={<ProfileDetailsSkeleton grant={grant} />}>
        <ProfileDetails reading={reading} here={here} />
      </Streamed>
    </>
  );
}
