import type { Gift } from "@/components/site/gift";

/** The dashboard on a phone, with what each choice of scopes shows and nothing more. */
export const DASHBOARD_PICTURES = {
  videos: picture(
    "dashboard",
    "The dashboard on a phone: the last twelve videos as bars that stand on their covers, and total views, median views and engagement below.",
  ),
  numbers: picture(
    "numbers",
    "The dashboard on a phone: a creator's name and picture, and numbers for followers, following, likes and videos.",
  ),
  profile: picture(
    "profile",
    "The page of a person who has signed in on a phone: the name and picture, and a link to the settings.",
  ),
} satisfies Record<Gift, ReturnType<typeof picture>>;

/** The videos page on a phone, and on a wide screen. */
export const VIDEOS_ON_PHONE = picture(
  "videos-phone",
  "The videos page on a phone: views of the latest videos as bars, and covers below in two columns.",
);
export const VIDEOS_PICTURE = {
  name: "videos",
  alt: "The videos page on a wide screen: views of the latest videos as bars, and covers below in columns.",
  width: 1000,
  height: 640,
};

function picture(name: string, alt: string) {
  return { name, alt, width: 390, height: 760 };
}
