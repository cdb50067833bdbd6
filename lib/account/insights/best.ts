import type { Video } from "tiktok-login";
import { ENOUGH_FOR_MEDIAN, median } from "@/lib/account/insights/median";

/** What a viewer can do about a video. */
type Action = "likes" | "comments" | "shares";

/** Why a video is the best one. */
export type Reason =
  | { kind: "timesMedian"; times: number }
  | { kind: "mostViews"; of: number }
  | { kind: "mostPerView"; action: Action };

export interface BestVideo {
  video: Video;
  /** At least one, the strongest first. */
  reasons: Reason[];
}

const ENOUGH_TO_LEAD = 3;
// Closer to the median than this is not worth mentioning.
const MIN_TIMES = 1.2;

const FIELDS = {
  comments: "comment_count",
  shares: "share_count",
  likes: "like_count",
} as const satisfies Record<Action, keyof Video>;

/** The video with the most views, and why it stands out; null if no video has more views than every other one. */
export function bestVideoOf(videos: readonly Video[]): BestVideo | null {
  const known = videos.filter((video) => video.view_count !== undefined);
  const [video, second] = known.toSorted((a, b) => viewsOf(b) - viewsOf(a));
  if (!video || !second || viewsOf(video) === viewsOf(second)) return null;
  const middle = known.length < ENOUGH_FOR_MEDIAN ? null : median(known.map(viewsOf));
  const times = middle ? viewsOf(video) / middle : 0;
  const reasons: Reason[] = [
    times >= MIN_TIMES ? { kind: "timesMedian", times } : { kind: "mostViews", of: known.length },
  ];
  const action = (Object.keys(FIELDS) as Action[]).find((one) => leads(video, known, FIELDS[one]));
  if (action) reasons.push({ kind: "mostPerView", action });
  return { video, reasons };
}

function viewsOf({ view_count = 0 }: Video): number {
  return view_count;
}

/** Whether a video has more of a count per view than every other video, among enough of them. */
function leads(video: Video, videos: readonly Video[], field: (typeof FIELDS)[Action]): boolean {
  const perView = (one: Video) => (one[field] ?? Number.NaN) / viewsOf(one);
  const known = videos.filter((one) => Number.isFinite(perView(one)));
  if (known.length < ENOUGH_TO_LEAD || !known.includes(video)) return false;
  return known.every((one) => one === video || perView(one) < perView(video));
}
