import { signIn } from "../consent";
import { REFUSED_PICTURE } from "../fixtures";
import { openUntilSkeleton, SLOW_MS, type State, signedIn } from "./state";

const PATH = "/dashboard/videos";

/** The videos page, whole and lacking something. */
export const VIDEO_STATES: State[] = [
  signedIn("videos", PATH),
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
  signedIn("videos-empty", PATH, { persona: "Newcomer" }),
  signedIn("videos-withheld", PATH, { without: ["video.list"] }),
  {
    name: "videos-skeleton",
    open: async (page, tiktok) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "video_list", delayMs: SLOW_MS });
      await openUntilSkeleton(page, PATH);
    },
    isMomentary: true,
  },
  {
    name: "videos-stale",
    open: async (page, tiktok) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "video_list", status: 503, times: 9 });
      await page.goto(PATH);
      await page.getByText("TikTok could not be read just now").waitFor();
    },
  },
  {
    name: "videos-dead-grant",
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
    problems: REFUSED_PICTURE,
  },
];
