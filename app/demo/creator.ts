import type { Profile, Video } from "tiktok-login";
import { coverOf, type Pot } from "@/app/demo/cover";

/** An invented creator. Nobody is meant, and every number is made up. */
export const creator = {
  identity: {
    name: "Otterwick Pots",
    username: "otterwickpots",
    image: coverOf({ wall: "#e9d3b8", table: "#b98a5e", glaze: "#3f6f73", shape: "vase" }),
  },
  profile: {
    is_verified: true,
    bio_description: "Small pots, slow days. A new shelf every other Sunday.",
  } satisfies Partial<Profile>,
  stats: { followers: 48_200, following: 214, likes: 1_260_000, videos: 137 },
};

const WARM = { wall: "#ecdcc6", table: "#b98a5e" };
const COOL = { wall: "#cfd8dc", table: "#7f6a5b" };
const ROSE = { wall: "#e8cfc9", table: "#94665a" };
const DUSK = { wall: "#b9b3d0", table: "#5c4a63" };

type Row = [title: string, pot: Pot, day: string, views: number, engagement: number];

// Newest first. Likes, comments and shares follow from the views and the share of viewers who did something.
const ROWS: Row[] = [
  [
    "A mug from clay to coffee",
    { ...WARM, glaze: "#3f6f73", shape: "mug" },
    "11-22T17",
    58_400,
    0.118,
  ],
  [
    "Three glazes, one kiln",
    { ...COOL, glaze: "#a4572e", shape: "vase" },
    "11-19T18",
    34_100,
    0.094,
  ],
  [
    "The crack that I kept",
    { ...ROSE, glaze: "#f3ead9", shape: "bowl" },
    "11-15T17",
    41_700,
    0.131,
  ],
  [
    "Opening the kiln at midnight",
    { ...DUSK, glaze: "#e0a458", shape: "bottle" },
    "11-12T23",
    187_000,
    0.164,
  ],
  [
    "Why I throw bowls off centre",
    { ...WARM, glaze: "#6b4f8a", shape: "bowl" },
    "11-08T17",
    29_800,
    0.088,
  ],
  [
    "Sunday shelf: the blue ones",
    { ...COOL, glaze: "#2f4f7f", shape: "vase" },
    "11-05T18",
    52_300,
    0.102,
  ],
  [
    "A plate a day, day six",
    { ...ROSE, glaze: "#7a8f5a", shape: "plate" },
    "11-01T17",
    21_500,
    0.079,
  ],
  [
    "Trimming without talking",
    { ...DUSK, glaze: "#d8cbb8", shape: "mug" },
    "10-29T18",
    38_900,
    0.121,
  ],
  [
    "The glaze that never works twice",
    { ...WARM, glaze: "#a4572e", shape: "bottle" },
    "10-25T17",
    63_200,
    0.109,
  ],
  ["Packing ninety mugs", { ...COOL, glaze: "#f3ead9", shape: "mug" }, "10-22T18", 26_400, 0.083],
  [
    "My first vase, five years on",
    { ...ROSE, glaze: "#3f6f73", shape: "vase" },
    "10-18T17",
    74_600,
    0.137,
  ],
  [
    "Clay from the river bank",
    { ...DUSK, glaze: "#8a5a3c", shape: "bowl" },
    "10-15T18",
    33_000,
    0.097,
  ],
];

/** The last twelve videos, newest first. */
export const videos: Video[] = ROWS.map(toVideo);

/** The twelve before them: the same, a little less seen. */
export const videosBefore: Video[] = ROWS.map(([title, pot, day, views, engagement], index) =>
  toVideo(
    [title, pot, day, Math.round(views * (0.7 + 0.02 * index)), engagement * 0.93],
    index + 12,
  ),
);

function toVideo([title, pot, day, views, engagement]: Row, index: number): Video {
  const actions = views * engagement;
  return {
    id: `demo-${index}`,
    title,
    create_time: Date.parse(`2026-${day}:30:00Z`) / 1_000,
    duration: 18 + ((index * 7) % 40),
    cover_image_url: coverOf(pot),
    view_count: views,
    like_count: Math.round(actions * 0.9),
    comment_count: Math.round(actions * 0.04),
    share_count: Math.round(actions * 0.06),
  };
}
