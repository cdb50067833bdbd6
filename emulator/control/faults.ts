import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { State } from "../state/state";

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
export const faultSchema = z
  .strictObject({
    endpoint: z.enum(Object.values(ENDPOINTS)),
    /** Absent: the usual answer, only later. */
    status: z.number().int().min(200).max(599).optional(),
    contentType: z.string().default("application/json"),
    headers: z.record(z.string(), z.string()).default({}),
    /** Text as it is, anything else as JSON. */
    body: z.unknown().optional(),
    /** Breaks the connection off in the middle of the answer; nothing was done. */
    reset: z.boolean().default(false),
    /** Does what was asked, then breaks the connection off before a byte of the answer. */
    lost: z.boolean().default(false),
    delayMs: z.number().int().min(0).max(30_000).default(0),
    times: z.number().int().positive().default(1),
  })
  .refine(({ lost, reset, status }) => !lost || (!reset && status === undefined), {
    error: "lost goes with neither reset nor status: it is TikTok's own answer that is lost.",
  });

export type Fault = z.infer<typeof faultSchema>;

/**
 * Lets the next fault of an endpoint have its way with a request.
 * @param answer what TikTok does and says without a fault
 */
export async function meetFault(
  state: State,
  path: string,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  const fault = takeFault(state, path);
  if (!fault) return answer();
  if (fault.lost) {
    // Before the wait: a client that gives up meanwhile finds its refresh token used, too.
    await answer();
    await sleep(fault.delayMs);
    return brokenOff("");
  }
  await sleep(fault.delayMs);
  if (fault.reset) return brokenOff("{");
  if (fault.status === undefined) return answer();
  const { body, status, contentType, headers } = fault;
  const text = typeof body === "string" ? body : JSON.stringify(body ?? {});
  return new Response(text, { status, headers: { ...headers, "content-type": contentType } });
}

function takeFault(state: State, path: string): Fault | undefined {
  const endpoint = ENDPOINTS[path.replace(/\/?$/, "/") as keyof typeof ENDPOINTS];
  const fault = state.faults.find((one) => one.endpoint === endpoint);
  if (!fault) return;
  fault.times -= 1;
  if (fault.times === 0) state.faults = state.faults.filter((one) => one !== fault);
  return fault;
}

function brokenOff(after: string): Response {
  const body = new ReadableStream({
    start(controller) {
      if (after) controller.enqueue(new TextEncoder().encode(after));
      controller.error(new Error("broken off by a fault"));
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}
