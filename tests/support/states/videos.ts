import { signIn } from "../consent";
import { REFUSED_PICTURE } from "../fixtures";
import { openUntilSkeleton, SLOW_MS, type State, signedInPage } from "./state";

const PATH = "/dashboard/videos";

/** The videos page, in its usual state and with something missing or broken. */
export const VIDEO_STATES: State[] = [
  signedInPage("videos", PATH),
  {
    name: "videos-last-page",
    open: async (page) => {
      await signIn(page);
      await page.goto(PATH);
      for (let pages = 1; pages < 4; pages++) {
        const before = page.url();
        await page.getByRole("link", { name: "Older videos" }).click();
        await page.waitForURL((url) => url.href !== before);
      }
      await page.getByRole("link", { name: "Older videos" }).waitFor({ state: "detached" });
    },
  },
  signedInPage("videos-empty", PATH, { persona: "Newcomer" }),
  signedInPage("videos-not-granted", PATH, { without: ["video.list"] }),
  {
    name: "videos-skeleton",
    open: async (page, tiktok) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "video_list", delayMs: SLOW_MS });
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
      await page.getByText("TikTok isn't answering").waitFor();
    },
  },
  {
    name: "videos-revoked",
    open: async (page, tiktok) => {
      await signIn(page);
      await tiktok.act("remove-consents");
      await page.goto(PATH);
      await page.getByRole("button", { name: "Reconnect TikTok" }).waitFor();
    },
  },
  {
    name: "videos-without-covers",
    open: async (page, tiktok) => {
      await signIn(page);
      await page.goto(PATH);
      await tiktok.act("expire-pictures");
      await page.reload();
    },
    expectedProblems: REFUSED_PICTURE,
  },
];
