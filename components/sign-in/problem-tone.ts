import type { PROBLEM_TEXTS } from "@/components/sign-in/problem-texts";

/**
 * How a failed sign-in looks: `calm` if the visitor wanted it so, `wait` if trying again at once will not help, and
 * `retry` if it may.
 */
export type ProblemTone = "calm" | "wait" | "retry";

const TONES: { [code in keyof typeof PROBLEM_TEXTS]?: ProblemTone } = {
  access_denied: "calm",
  not_connected: "calm",
  authorization_removed: "calm",
  nothing_changed: "calm",
  sign_in_not_started: "wait",
  too_many_attempts: "wait",
  session_too_large: "wait",
  database_unavailable: "wait",
  provider_refused: "wait",
  unavailable: "wait",
  unreadable_answer: "wait",
  rate_limited: "wait",
  scope_refused: "wait",
  client_mismatch: "wait",
  redirect_mismatch: "wait",
};

export const toneOf = (problem: keyof typeof PROBLEM_TEXTS): ProblemTone =>
  TONES[problem] ?? "retry";
