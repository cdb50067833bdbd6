import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GrantAccess } from "@/components/sign-in/grant-access";
import { Streamed } from "@/components/ui/stream-if-slow";
import { VideoList, VideoListSkeleton } from "@/components/videos/video-list";
import { readOwnVideos } from "@/lib/account/videos";
import { addressOf } from "@/lib/routes";
import { requireGrant } from "@/lib/session/current";
import { tiktokApp } from "@/lib/tiktok/app";

export const metadata: Metadata = { title: "Videos", robots: { index: false } };

const PATH = "/dashboard/videos";
const SCOPE = "video.list";

export default async function Videos({ searchParams }: PageProps<"/dashboard/videos">) {
  const { asked, ...query } = await searchParams;
  const here = addressOf(PATH, query);
  const grant = await requireGrant(here);
  if (!tiktokApp.scopes.includes(SCOPE)) notFound();
  if (!grant.scopes.includes(SCOPE)) {
    return (
      <>
        <Heading />
        <GrantAccess scope={SCOPE} here={here} asked={asked === SCOPE} />
      </>
    );
  }
  const cursor = cursorIn(query.cursor);
  const reading = readOwnVideos(grant, cursor);
  return (
    <>
      <Heading />
      <Streamed key={cursor} reading={reading} skeleton={<VideoListSkeleton />}>
        <VideoList reading={reading} path={PATH} here={here} isFirst={cursor === undefined} />
      </Streamed>
    </>
  );
}

function Heading() {
  return <h1 className="text-title">Videos</h1>;
}

// TikTok's cursor is a time in milliseconds; anything else in the address means the newest.
function cursorIn(value: string | string[] | undefined): number | undefined {
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
