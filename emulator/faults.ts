import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { State } from "./state";

/** The endpoints that can be made to misbehave, by the path they answer at. */
export const ENDPOINTS = {
  "/v2/auth/authorize/": "authorize",
  "/v2/oauth/token/": "token",
  "/v2/oauth/revoke/": "revoke",
  "/v2/user/info/": "user_info",
  "/v2/video/list/": "video_list",
  "/v2/video/query/": "video_query",
} as const;

/** Another answer for the next `times` requests to an endpoint. */
export const faultSchema = z.strictObject({
  endpoint: z.enum(Object.values(ENDPOINTS)),
  /** Absent: the usual answer, only later. */
  status: z.number().int().min(200).max(599).optional(),
  contentType: z.string().default("application/json"),
  headers: z.record(z.string(), z.string()).default({}),
  /** Text as it is, anything else as JSON. */
  body: z.unknown().optional(),
  /** Breaks the connection off in the middle of the answer. */
  reset: z.boolean().default(false),
  delayMs: z.number().int().min(0).max(30_000).default(0),
  times: z.number().int().positive().default(1),
});

export type Fault = z.infer<typeof faultSchema>;

/** Takes the next fault of an endpoint, waits as it says, and gives its answer; null for the usual one. */
export async function meetFault(state: State, path: string): Promise<Response | null> {
  const endpoint = ENDPOINTS[path.replace(/\/?$/, "/") as keyof typeof ENDPOINTS];
  const fault = state.faults.find((one) => one.endpoint === endpoint);
  if (!fault) return null;
  fault.times -= 1;
  if (fault.times === 0) state.faults = state.faults.filter((one) => one !== fault);
  await sleep(fault.delayMs);
  if (fault.reset) return brokenOff();
  if (fault.status === undefined) return null;
  const { body, status, contentType, headers } = fault;
  const text = typeof body === "string" ? body : JSON.stringify(body ?? {});
  return new Response(text, { status, headers: { ...headers, "content-type": contentType } });
}

function brokenOff(): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("{"));
      controller.error(new Error("broken off by a fault"));
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}
