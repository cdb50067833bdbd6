import { answered, changed, type FaultRow, HTML, isOAuth, refused } from "./answer";
import { SHORT } from "./calls";
import { JSON_FAULTS } from "./json-faults";

// Until after the app has given up. An app that waits longer gets an answer, and fails the cell.
const LATER_MS = 1_500;
const LARGE = 8_000_000;
const HUGE = 300_000_000;

/** Answers that are valid in the end, but larger than a server's memory should ever have to hold. */
export const HUGE_ANSWERS: FaultRow[] = [false, true].map((gzip) => ({
  name: gzip ? "a huge compressed body" : "a huge body",
  of: () => changed({ spaces: HUGE, gzip }, "unreadable_answer"),
}));

/** TikTok's usual answer. */
export const WITHOUT_FAULT: FaultRow = {
  name: "no fault",
  of: () => ({ fault: null, failure: null }),
};

/** Nothing listens where TikTok should be. */
export const REFUSED_CONNECTION: FaultRow = {
  name: "connection refused",
  of: () => ({ fault: null, failure: "unavailable" }),
};

/** Every fault, with the outcome of every call that has it. */
export const FAULTS: FaultRow[] = [
  {
    name: "connection reset before the answer",
    of: () => ({ fault: { reset: "start" }, failure: "unavailable" }),
  },
  {
    name: "connection reset after the headers",
    of: () => ({ fault: { reset: "headers" }, failure: "unavailable" }),
  },
  {
    name: "connection reset within the body",
    of: () => ({ fault: { reset: "body" }, failure: "unavailable" }),
  },
  {
    name: "slow headers",
    isSlow: true,
    of: ({ timeout }) => ({
      fault: { delayMs: SHORT[timeout] + LATER_MS },
      failure: "unavailable",
    }),
  },
  {
    name: "slow body",
    isSlow: true,
    of: ({ timeout }) => ({
      fault: { bodyDelayMs: SHORT[timeout] + LATER_MS },
      failure: "unavailable",
    }),
  },
  { name: "500 without a body", of: () => answered(500, "unavailable", { body: "" }) },
  {
    name: "502 with HTML",
    of: () => answered(502, "unavailable", { contentType: "text/html", body: HTML }),
  },
  { name: "403 without a code", of: () => answered(403, "unreadable_answer", { body: {} }) },
  { name: "429", of: () => answered(429, "rate_limited", { body: {} }) },
  {
    name: "429 with Retry-After",
    of: () => answered(429, "rate_limited", { body: {}, headers: { "retry-after": "30" } }),
  },
  {
    name: "TikTok's error inside 200",
    of: (call) =>
      isOAuth(call)
        ? refused(call, 200, "invalid_grant", "grant_invalid")
        : refused(call, 200, "access_token_invalid", "access_token_invalid"),
  },
  {
    name: "TikTok's internal error",
    of: (call) =>
      isOAuth(call)
        ? refused(call, 500, "server_error", "unavailable")
        : refused(call, 500, "internal_error", "unavailable"),
  },
  {
    name: "an unknown error code",
    of: (call) => refused(call, 400, "not_documented_yet", "refused"),
  },
  {
    name: "a body that is too large",
    of: () => changed({ spaces: LARGE }, "unreadable_answer"),
  },
  {
    name: "a compressed body that is too large",
    of: () => changed({ spaces: 10 * LARGE, gzip: true }, "unreadable_answer"),
  },
  ...[301, 302, 303, 307, 308].map(
    (status): FaultRow => ({
      name: `a redirect (${status})`,
      of: (_call, elsewhere) =>
        answered(status, "unavailable", { body: "", headers: { location: `${elsewhere}/there` } }),
    }),
  ),
  ...JSON_FAULTS,
];
