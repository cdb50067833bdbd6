import { signIn, signInWithoutVisit } from "../consent";
import { REFUSED_PICTURE } from "../fixtures";
import type { TikTokControl } from "../tiktok";
import { HELD_MS } from "../timeouts";
import { openUntilSkeleton, type State, signedInPage } from "./state";

const PATH = "/dashboard/videos";

/** Videos with something missing: counts, cover, title, address, and all of it. */
const UNKNOWN = [
  { id: "1", title: "Neither comments nor shares", view_count: 1_200, like_count: 90 },
  { id: "2", view_count: 5, like_count: 1, comment_count: 0, share_count: 0, duration: 61 },
  { id: "3", title: "Only a title" },
  { id: "4" },
];

/** Two calls for videos are answered as usual, the third fails. */
export async function failThirdCall(tiktok: TikTokControl): Promise<void> {
  await tiktok.fault({ endpoint: "video_list", times: 2 });
  await tiktok.fault({ endpoint: "video_list", status: 503, body: "" });
}

/** The videos page, in its usual state and with something missing or broken. */
export const VIDEO_STATES: State[] = [
  signedInPage("videos", PATH),
  signedInPage("videos-last-page", `${PATH}?page=4`),
  signedInPage("videos-by-engagement", `${PATH}?sort=engagement`),
  {
    name: "videos-partly-read",
    open: async (page, tiktok) => {
      await signIn(page);
      await failThirdCall(tiktok);
      await page.goto(`${PATH}?sort=views`);
      await page.getByText("that could be read").first().waitFor();
    },
  },
  {
    name: "videos-partly-known",
    open: async (page, tiktok) => {
      await signIn(page, { without: ["user.info.stats"] });
      await tiktok.fault({
        endpoint: "video_list",
        times: 9,
        merge: { data: { videos: UNKNOWN } },
      });
      await page.getByRole("button", { name: "Refresh" }).click();
      await page.goto(PATH);
    },
  },
  signedInPage("videos-empty", PATH, { persona: "Newcomer" }),
  signedInPage("videos-not-granted", PATH, { without: ["video.list"] }),
  {
    name: "videos-skeleton",
    open: async (page, tiktok) => {
      await signInWithoutVisit(page);
      await tiktok.fault({ endpoint: "video_list", delayMs: HELD_MS });
      await openUntilSkeleton(page, PATH);
    },
    viewportOnly: true,
  },
  {
    name: "videos-stale",
    open: async (page, tiktok) => {
      await signIn(page);
      await page.goto(PATH);
      await tiktok.fault({ endpoint: "video_list", status: 503, times: 9 });
      await page.getByRole("button", { name: "Refresh" }).click();
      await page.getByRole("main").getByText("TikTok isn't answering").waitFor();
    },
  },
  {
    name: "videos-revoked",
    open: async (page, tiktok) => {
      await signInWithoutVisit(page);
      await tiktok.act("remove-consents");
      await page.goto(PATH);
      await page.getByRole("button", { name: "Reconnect TikTok" }).waitFor();
    },
  },
  {
    name: "videos-without-covers",
    open: async (page, tiktok) => {
      await signInWithoutVisit(page);
      // The site reads the videos, and the browser has none of their covers yet.
      await page.request.get(PATH);
      await tiktok.act("expire-pictures");
      await page.goto(PATH);
    },
    expectedProblems: REFUSED_PICTURE,
  },
];
