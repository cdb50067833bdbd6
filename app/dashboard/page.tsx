import type { Metadata } from "next";
import { GrantAccess } from "@/components/grant-access";
import { ProfileHeader } from "@/components/profile-header";
import { StaleNotice } from "@/components/stale-notice";
import { StatCards } from "@/components/stat-cards";
import { requestLocale } from "@/lib/locale";
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
  const locale = await requestLocale();
  const { profile, stats, failure } = await readOwnProfile(grant);
  const withheld = SCOPES.filter(
    (scope) => tiktokApp.scopes.includes(scope) && !grant.scopes.includes(scope),
  );
  return (
    <>
      <StaleNotice failure={failure} here={here} readAt={grant.readAt} />
      <ProfileHeader grant={grant} profile={profile} />
      <StatCards stats={stats} locale={locale} />
      {withheld.map((scope) => (
        <GrantAccess key={scope} scope={scope} here={here} asked={asked === scope} />
      ))}
    </>
  );
}
