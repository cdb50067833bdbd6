import { z } from "zod";

/** The endpoints that can misbehave, by path. */
export const ENDPOINTS = {
  "/v2/auth/authorize/": "authorize",
  "/v2/oauth/token/": "token",
  "/v2/oauth/revoke/": "revoke",
  "/v2/user/info/": "user_info",
  "/v2/video/list/": "video_list",
  "/v2/video/query/": "video_query",
} as const;

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
    /** Resets the connection in the middle of the answer, without carrying out the request. */
    reset: z.boolean().default(false),
    /** Carries out the request, then resets the connection before the first byte of the answer. */
    lost: z.boolean().default(false),
    delayMs: z.number().int().min(0).max(30_000).default(0),
    times: z.number().int().positive().default(1),
  })
  .refine(({ lost, reset, status }) => !lost || (!reset && status === undefined), {
    error: "lost cannot be combined with reset or status: it loses TikTok's own answer.",
  });

export type Fault = z.infer<typeof faultSchema>;
