import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type Grant, oncePerRequest, withQuery } from "tiktok-login/next";
import { ConnectTikTok } from "@/components/dashboard/connect-tiktok";
import { Freshness } from "@/components/dashboard/freshness";
import { GrantAccess } from "@/components/sign-in/grant-access";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { choiceIn, titleOfPage } from "@/components/videos/choice";
import { VideoList, VideoListSkeleton } from "@/components/videos/video-list";
import type { VideoSort } from "@/lib/account/video-order";
import { readVideoPage, type VideoChoice } from "@/lib/account/video-page";
import { requestLocale } from "@/lib/locale";
import { routes } from "@/lib/routes";
import { hasScope, type Scope } from "@/lib/scopes";
import { sessions, tiktok } from "@/lib/sessions";

const SCOPE: Scope = "video.list";

type Props = PageProps<"/dashboard/videos">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const choice = choiceIn(await searchParams);
  const page = choice.page > 1 ? await pageShown(choice) : 1;
  return { title: titleOfPage({ ...choice, page }), robots: { index: false } };
}

export default async function Videos({ searchParams }: Props) {
  const query = await searchParams;
  const returnTo = withQuery(routes.videos, query);
  const { grant } = await sessions.require(returnTo);
  if (!hasScope(tiktok.scopes, SCOPE)) notFound();
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
          wasDeclined={(await sessions.askedScopes()).includes(SCOPE)}
        />
      </>
    );
  }
  const choice = choiceIn(query);
  const videoPage = videosFor(grant, choice);
  const locale = await requestLocale();
  return (
    <>
      <Heading />
      <Freshness
        data={videoPage}
        connectionOf={(reading) => reading}
        returnTo={returnTo}
        content="videos"
      />
      <StreamIfSlow key={returnTo} data={videoPage} skeleton={<VideoListSkeleton />}>
        {(reading) => <VideoList reading={reading} sort={choice.sort} locale={locale} />}
      </StreamIfSlow>
    </>
  );
}

// The number of the page that is shown: the last one, if the address names one after it.
async function pageShown(choice: VideoChoice): Promise<number> {
  const grant = (await sessions.current().catch(() => null))?.grant;
  if (!grant || !hasScope(grant.scopes, SCOPE)) return 1;
  return (await videosFor(grant, choice)).data.page;
}

// The title and the page ask for the same.
const videosFor = (grant: Grant, { sort, page, cursor }: VideoChoice) =>
  videosOnce(grant, sort, page, cursor);

const videosOnce = oncePerRequest((grant: Grant, sort: VideoSort, page: number, cursor?: number) =>
  readVideoPage(grant, { sort, page, cursor }),
);

function Heading() {
  return <h1 className="text-title">Videos</h1>;
}
