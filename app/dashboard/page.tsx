import type { Metadata } from "next";
import { ProfileHeader } from "@/components/profile-header";
import { StaleNotice } from "@/components/stale-notice";
import { StatCards } from "@/components/stat-cards";
import { requireGrant } from "@/lib/session/current";
import { readOwnProfile } from "@/lib/session/own-profile";

export const metadata: Metadata = { title: "Dashboard", robots: { index: false } };

export default async function Dashboard() {
  const grant = await requireGrant("/dashboard");
  const { profile, stats, failure } = await readOwnProfile(grant);
  return (
    <>
      <StaleNotice failure={failure} here="/dashboard" />
      <ProfileHeader grant={grant} profile={profile} />
      <StatCards stats={stats} />
    </>
  );
}
