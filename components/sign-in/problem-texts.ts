import type { TikTokFailure } from "tiktok-login";
import { OWN_PROBLEMS } from "@/components/sign-in/own-problems";
import type { ProblemText } from "@/components/sign-in/problem-text";
import { TIKTOK_PROBLEMS } from "@/components/sign-in/tiktok-problems";

/** What a failed sign-in means, by TikTok's failure or a code of this site. */
export const PROBLEM_TEXTS: Record<TikTokFailure | keyof typeof OWN_PROBLEMS, ProblemText> = {
  ...TIKTOK_PROBLEMS,
  ...OWN_PROBLEMS,
};
