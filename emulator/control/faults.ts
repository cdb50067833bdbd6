import { setTimeout as sleep } from "node:timers/promises";
import { ENDPOINTS, type Fault } from "../state/fault";
import type { State } from "../state/state";

/**
 * Answers a request with the next fault of its endpoint, or as TikTok does if there is none.
 * @param answer carries out the request as TikTok does
 */
export async function withFault(
  state: State,
  path: string,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  const fault = takeFault(state, path);
  if (!fault) return answer();
  if (fault.lost) {
    // Before the delay, so that a client that gives up during it has used its refresh token as well.
    await answer();
    await sleep(fault.delayMs);
    return resetConnection("");
  }
  await sleep(fault.delayMs);
  if (fault.reset) return resetConnection("{");
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

function resetConnection(sentBefore: string): Response {
  const body = new ReadableStream({
    start(controller) {
      if (sentBefore) controller.enqueue(new TextEncoder().encode(sentBefore));
      controller.error(new Error("connection reset by a fault"));
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}
