import type { Metadata } from "next";
import { IdentityHeader } from "@/components/dashboard/identity-header";
import { ProfileDetails, ProfileDetailsSkeleton } from "@/components/dashboard/profile-details";
import { GrantAccess } from "@/components/sign-in/grant-access";
import { Streamed } from "@/components/ui/stream-if-slow";
import { readOwnProfile } from "@/lib/account/profile";
import { addressOf, HOME } from "@/lib/routes";
import { requireGrant } from "@/lib/session/current";
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
