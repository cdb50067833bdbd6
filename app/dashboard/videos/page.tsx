import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConnectTikTok } from "@/components/dashboard/connect-tiktok";
import { GrantAccess } from "@/components/sign-in/grant-access";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { choiceIn, titleOfPage } from "@/components/videos/choice";
import { VideoList, VideoListSkeleton } from "@/components/videos/video-list";
import { readVideoPage } from "@/lib/account/video-page";
import { requestLocale } from "@/lib/locale";
import { routes, withQuery } from "@/lib/routes";
import { askedScopes } from "@/lib/session/asked-scopes";
import { requireSession } from "@/lib/session/current";
import { tiktokApp } from "@/lib/tiktok/app";
import { hasScope, type Scope } from "@/lib/tiktok/scopes";

const SCOPE: Scope = "video.list";

type Props = PageProps<"/dashboard/videos">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: titleOfPage(choiceIn(await searchParams)), robots: { index: false } };
}

export default async function Videos({ searchParams }: Props) {
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
  const choice = choiceIn(query);
  const videoPage = readVideoPage(grant, choice);
  const locale = await requestLocale();
  return (
    <>
      <Heading />
      <StreamIfSlow key={returnTo} data={videoPage} skeleton={<VideoListSkeleton />}>
        <VideoList {...{ videoPage, returnTo, locale }} sort={choice.sort} />
      </StreamIfSlow>
    </>
  );
}

// It takes the focus when another page of videos or another order is opened.
function Heading() {
  return (
    <h1 id="videos" tabIndex={-1} className="text-title">
      Videos
    </h1>
  );
}
