import { z } from "zod";
import { API_ERROR_CODES, OAUTH_ERROR_CODES } from "./error-codes";

/** The endpoints that can misbehave, by path. */
export const ENDPOINTS = {
  "/v2/auth/authorize/": "authorize",
  "/v2/oauth/token/": "token",
  "/v2/oauth/revoke/": "revoke",
  "/v2/user/info/": "user_info",
  "/v2/video/list/": "video_list",
  "/v2/video/query/": "video_query",
} as const;

const milliseconds = z.number().int().min(0).max(60_000).default(0);

/** A different answer to the next `times` requests to an endpoint. */
export const faultSchema = z
  .strictObject({
    endpoint: z.enum(Object.values(ENDPOINTS)),
    /** Absent: the usual answer. */
    status: z.number().int().min(200).max(599).optional(),
    contentType: z.string().default("application/json"),
    headers: z.record(z.string(), z.string()).default({}),
    /** A string is sent as it is, anything else as JSON. */
    body: z.unknown().optional(),
    /** One of TikTok's errors, with its usual status and body. */
    error: z.enum([...API_ERROR_CODES, ...OAUTH_ERROR_CODES]).optional(),
    /** Merged into the JSON of the usual answer, at every depth. */
    merge: z.record(z.string(), z.unknown()).optional(),
    /** Removed from the JSON of the usual answer: paths such as "data.user.open_id". */
    omit: z.array(z.string()).default([]),
    /**
     * Resets the connection without carrying out the request: before the first byte, after the headers, or in
     * the middle of the body, which is what `true` means.
     */
    reset: z.union([z.boolean(), z.enum(["start", "headers", "body"])]).default(false),
    /** Carries out the request, then resets the connection before the first byte of the answer. */
    lost: z.boolean().default(false),
    /** The request is carried out after this time; a lost one before it. */
    delayMs: milliseconds,
    /** The request is carried out at once, and the answer is sent only after this time. */
    answerDelayMs: milliseconds,
    /** Sends the headers and half of the body, and the rest after this time. */
    bodyDelayMs: milliseconds,
    /** This many spaces before the body. JSON allows them. */
    spaces: z.number().int().min(0).max(1_000_000_000).default(0),
    /** Sends the body with gzip. */
    gzip: z.boolean().default(false),
    times: z.number().int().positive().default(1),
  })
  .refine(({ lost, reset, status }) => !lost || (!reset && status === undefined), {
    error: "lost cannot be combined with reset or status: it loses TikTok's own answer.",
  })
  .refine(({ answerDelayMs, ...f }) => !answerDelayMs || !(f.lost || f.reset || f.status), {
    error:
      "answerDelayMs cannot be combined with lost, reset or status: it holds back TikTok's own answer.",
  })
  .refine(({ error, lost, reset, status }) => !error || !(lost || reset || status), {
    error: "error cannot be combined with lost, reset or status: it is an answer of its own.",
  })
  .refine(({ endpoint, error }) => !error || errorsOf(endpoint).includes(error), {
    error: "error has to be one that TikTok documents for this endpoint.",
  })
  .refine(({ merge, omit, ...other }) => !(merge || omit.length) || other.status === undefined, {
    error: "merge and omit cannot be combined with status: they change TikTok's own answer.",
  });

function errorsOf(endpoint: string): readonly string[] {
  if (endpoint === "authorize") return [];
  return endpoint === "token" || endpoint === "revoke" ? OAUTH_ERROR_CODES : API_ERROR_CODES;
}

export type Fault = z.infer<typeof faultSchema>;
