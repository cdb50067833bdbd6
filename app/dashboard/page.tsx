import type { Metadata } from "next";
import { ProfileHeader } from "@/components/profile-header";
import { StaleNotice } from "@/components/stale-notice";
import { StatCards } from "@/components/stat-cards";
import { addressOf, HOME } from "@/lib/session/callback-url";
import { requireGrant } from "@/lib/session/current";
import { readOwnProfile } from "@/lib/session/own-profile";

export const metadata: Metadata = { title: "Dashboard", robots: { index: false } };

export default async function Dashboard({ searchParams }: PageProps<"/dashboard">) {
  const here = addressOf(HOME, await searchParams);
  const grant = await requireGrant(here);
  const { profile, stats, failure } = await readOwnProfile(grant);
  return (
    <>
      <StaleNotice failure={failure} here={here} readAt={grant.readAt} />
      <ProfileHeader grant={grant} profile={profile} />
      <StatCards stats={stats} />
    </>
  );
}
