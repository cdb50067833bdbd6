import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GrantAccess } from "@/components/sign-in/grant-access";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { VideoList, VideoListSkeleton } from "@/components/videos/video-list";
import { readAccountVideos } from "@/lib/account/videos";
import { routes, withQuery } from "@/lib/routes";
import { requireGrant } from "@/lib/session/current";
import { tiktokApp } from "@/lib/tiktok/app";
import { hasScope, type Scope } from "@/lib/tiktok/scopes";

export const metadata: Metadata = { title: "Videos", robots: { index: false } };

const SCOPE: Scope = "video.list";

export default async function Videos({ searchParams }: PageProps<"/dashboard/videos">) {
  const { requested, ...query } = await searchParams;
  const here = withQuery(routes.videos, query);
  const grant = await requireGrant(here);
  if (!hasScope(tiktokApp.scopes, SCOPE)) notFound();
  if (!hasScope(grant.scopes, SCOPE)) {
    return (
      <>
        <Heading />
        <GrantAccess scope={SCOPE} here={here} wasRequested={requested === SCOPE} />
      </>
    );
  }
  const cursor = cursorIn(query.cursor);
  const reading = readAccountVideos(grant, cursor);
  return (
    <>
      <Heading />
      <StreamIfSlow key={cursor} reading={reading} skeleton={<VideoListSkeleton />}>
        <VideoList reading={reading} here={here} isFirst={cursor === undefined} />
      </StreamIfSlow>
    </>
  );
}

function Heading() {
  return <h1 className="text-title">Videos</h1>;
}

// TikTok's cursor is a time in milliseconds. Anything else in the address shows the newest videos.
function cursorIn(value: string | string[] | undefined): number | undefined {
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
