import { withQuery } from "tiktok-login/next";
import { VIDEO_SORTS } from "@/lib/account/video-order";
import type { VideoChoice } from "@/lib/account/video-page";
import { routes } from "@/lib/routes";

type Query = Record<string, string | string[] | undefined>;

/** The videos that an address asks for. What cannot be meant is left out: it then asks for the newest videos. */
export function choiceIn(query: Query): VideoChoice {
  const sort = VIDEO_SORTS.find((one) => one === query.sort) ?? "date";
  const page = numberIn(query.page, 3) || 1;
  // TikTok's cursor is a time in milliseconds.
  const cursor = sort === "date" && page > 1 ? numberIn(query.cursor, 15) : undefined;
  return { sort, page, cursor };
}

/** The address of some videos. */
export function addressOf({ sort, page, cursor }: VideoChoice): string {
  return withQuery(routes.videos, {
    sort: sort === "date" ? undefined : sort,
    page: page > 1 ? String(page) : undefined,
    cursor: cursor?.toString(),
  });
}

/** "Videos by views, page 2" */
export function titleOfPage({ sort, page }: VideoChoice): string {
  return `Videos${sort === "date" ? "" : ` by ${sort}`}${page > 1 ? `, page ${page}` : ""}`;
}

function numberIn(value: string | string[] | undefined, maxDigits: number): number | undefined {
  const isNumber = typeof value === "string" && /^\d+$/.test(value) && value.length <= maxDigits;
  return isNumber ? Number(value) : undefined;
}
