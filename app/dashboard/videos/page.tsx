import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { quietButton } from "@/components/button";
import { GrantAccess } from "@/components/grant-access";
import { StaleNotice } from "@/components/stale-notice";
import { VideoGrid } from "@/components/video-grid";
import { ViewsChart } from "@/components/views-chart";
import { requestLocale } from "@/lib/locale";
import { addressOf } from "@/lib/session/callback-url";
import { requireGrant } from "@/lib/session/current";
import { readOwnVideos } from "@/lib/session/own-videos";
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
  const locale = await requestLocale();
  const { videos, next, failure } = await readOwnVideos(grant, cursor);
  return (
    <>
      <StaleNotice failure={failure} here={here} readAt={grant.readAt} />
      <Heading />
      {videos.length === 0 && !failure && <p className="text-muted">No public videos yet.</p>}
      <ViewsChart videos={videos} locale={locale} />
      <VideoGrid videos={videos} locale={locale} />
      <nav aria-label="More videos" className="flex flex-wrap gap-3">
        {cursor !== undefined && (
          <a href={PATH} className={quietButton}>
            Newest
          </a>
        )}
        {next !== null && (
          <a href={addressOf(PATH, { cursor: String(next) })} className={quietButton}>
            Older videos
          </a>
        )}
      </nav>
    </>
  );
}

function Heading() {
  return <h1 className="font-semibold text-3xl tracking-tight">Videos</h1>;
}

// TikTok's cursor is a time in milliseconds; anything else in the address means the newest.
function cursorIn(value: string | string[] | undefined): number | undefined {
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
