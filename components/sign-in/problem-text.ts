/** What a failed sign-in means. */
export interface ProblemText {
  title: string;
  /** What happened and what the visitor can do. */
  advice: string;
  /** What the developer of the site should check. */
  developerHint?: string;
}

export const NOT_SET_UP =
  "This site is not set up correctly with TikTok. This is not your fault. Please try again later.";
export const TRY_AGAIN = "Press the button below to try again.";
