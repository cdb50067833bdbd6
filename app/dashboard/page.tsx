import type { Metadata } from "next";
import { IdentityHeader } from "@/components/dashboard/identity-header";
import { ProfileDetails, ProfileDetailsSkeleton } from "@/components/dashboard/profile-details";
import { GrantAccess } from "@/components/sign-in/grant-access";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { readAccountProfile } from "@/lib/account/profile";
import { routes, withQuery } from "@/lib/routes";
import { requireGrant } from "@/lib/session/current";
import { tiktokApp } from "@/lib/tiktok/app";
import { hasScope, type Scope } from "@/lib/tiktok/scopes";

export const metadata: Metadata = { title: "Dashboard", robots: { index: false } };

// What this page shows beyond the basic profile. A scope that the app does not request has no card.
const SCOPES: Scope[] = ["user.info.profile", "user.info.stats"];

export default async function Dashboard({ searchParams }: PageProps<"/dashboard">) {
  const { requested, ...query } = await searchParams;
  const here = withQuery(routes.dashboard, query);
  const grant = await requireGrant(here);
  const reading = readAccountProfile(grant);
  const withheld = SCOPES.filter(
    (scope) => hasScope(tiktokApp.scopes, scope) && !hasScope(grant.scopes, scope),
  );
  return (
    <>
      <IdentityHeader grant={grant} />
      {withheld.map((scope) => (
        <GrantAccess key={scope} scope={scope} here={here} wasRequested={requested === scope} />
      ))}
      <StreamIfSlow reading={reading} skeleton={<ProfileDetailsSkeleton grant={grant} />}>
        <ProfileDetails reading={reading} here={here} />
      </StreamIfSlow>
    </>
  );
}
