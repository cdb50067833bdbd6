import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConnectTikTok } from "@/components/dashboard/connect-tiktok";
import { GrantAccess } from "@/components/sign-in/grant-access";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { VideoList, VideoListSkeleton } from "@/components/videos/video-list";
import { readAccountVideos } from "@/lib/account/videos";
import { routes, withQuery } from "@/lib/routes";
import { askedScopes } from "@/lib/session/asked-scopes";
import { requireSession } from "@/lib/session/current";
import { tiktokApp } from "@/lib/tiktok/app";
import { hasScope, type Scope } from "@/lib/tiktok/scopes";

export const metadata: Metadata = { title: "Videos", robots: { index: false } };

const SCOPE: Scope = "video.list";

export default async function Videos({ searchParams }: PageProps<"/dashboard/videos">) {
  const query = await searchParams;
  const returnTo = withQuery(routes.videos, query);
  const { grant } = await requireSession(returnTo);
  if (!hasScope(tiktokApp.scopes, SCOPE)) notFound();
  if (!grant) {
    return (
      <>
        <Heading />
        <ConnectTikTok returnTo={returnTo} />
      </>
    );
  }
  if (!hasScope(grant.scopes, SCOPE)) {
    return (
      <>
        <Heading />
        <GrantAccess
          scope={SCOPE}
          returnTo={returnTo}
          wasDeclined={(await askedScopes()).includes(SCOPE)}
        />
      </>
    );
  }
  const cursor = cursorFrom(query.cursor);
  const accountVideos = readAccountVideos(grant, cursor);
  return (
    <>
      <Heading />
      <StreamIfSlow key={cursor} data={accountVideos} skeleton={<VideoListSkeleton />}>
        <VideoList
          accountVideos={accountVideos}
          returnTo={returnTo}
          isFirst={cursor === undefined}
        />
      </StreamIfSlow>
    </>
  );
}

function Heading() {
  return <h1 className="text-title">Videos</h1>;
}

// TikTok's cursor is a time in milliseconds. Any other value shows the newest videos.
function cursorFrom(value: string | string[] | undefined): number | undefined {
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
