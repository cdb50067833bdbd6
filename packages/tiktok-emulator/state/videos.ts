import { luck } from "./growth";
import type { Persona } from "./personas";
import { type Post, postsOf } from "./posts";
import { signedImageUrl } from "./signed-images";
import type { State } from "./state";

const TITLES = [
  "Boat 14 meets the storm drain",
  "How to fold a keel",
  "Rain day, all day ☔",
  "",
  "The puddle behind the bakery",
  "A very long title about a very small boat that crossed a very wide car park in one afternoon, twice, without sinking, which nobody believed at first",
  "We lost number 9",
];
const FIRST_ID = 7_400_000_000_000_000_000n;
const FRAME = { width: 576, height: 1024 };

/** The fields of a video. @see https://developers.tiktok.com/doc/tiktok-api-v2-video-object */
export const VIDEO_FIELDS = [
  "id",
  "create_time",
  "cover_image_url",
  "share_url",
  "video_description",
  "duration",
  "height",
  "width",
  "title",
  "embed_html",
  "embed_link",
  "like_count",
  "comment_count",
  "share_count",
  "view_count",
] as const;

export type Video = Record<(typeof VIDEO_FIELDS)[number], string | number>;

/** A persona's public videos, newest first, with covers signed now, as the app with this key sees them. */
export function videosOf(
  state: State,
  baseUrl: string,
  persona: Persona,
  clientKey: string = state.settings.clientKey,
): Video[] {
  const origin = `utm_campaign=tt4d_open_api&utm_source=${clientKey}`;
  return postsOf(state, persona).map((post) => video(state, baseUrl, persona, post, origin));
}

function video(state: State, baseUrl: string, persona: Persona, post: Post, origin: string): Video {
  const { index, postedAt, views } = post;
  const ofPersona = (persona.number ?? 0) * 1_000_000 + persona.openId.charCodeAt(6) * 1_000;
  const id = String(FIRST_ID + BigInt(ofPersona + persona.videos - index));
  const title = TITLES[index % TITLES.length] ?? "";
  const embed_link = `https://www.tiktok.com/player/v1/${id}?${origin}`;
  return {
    id,
    create_time: postedAt,
    cover_image_url: signedImageUrl(state, baseUrl, id, "noop", state.settings.coverSeconds),
    share_url: `https://www.tiktok.com/@${persona.username}/video/${id}?${origin}`,
    video_description: title && `${title} #paperboats`.slice(0, 150),
    duration: 9 + ((index * 13) % 170),
    ...FRAME,
    title: title.slice(0, 150),
    embed_html: `<blockquote cite="${embed_link}"></blockquote>`,
    embed_link,
    like_count: Math.round(views / (9 * habit(persona, index, 3))),
    comment_count: Math.round(views / (240 * habit(persona, index, 4))),
    share_count: Math.round(views / (410 * habit(persona, index, 5))),
    view_count: views,
  };
}

/** How rare an action is under a video, in comparison with the newest one: from half to twice as rare. */
function habit(persona: Persona, index: number, kind: number): number {
  return index === 0 ? 1 : 2 ** (2 * luck(persona, index, kind) - 1);
}
