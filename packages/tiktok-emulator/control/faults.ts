import { ENDPOINTS, type Fault } from "../state/fault";
import type { State } from "../state/state";
import { pause } from "./faulty-body";

/** The next fault of an endpoint, which is then used up once more; undefined if there is none. */
export function takeFault(state: State, path: string): Fault | undefined {
  const endpoint = ENDPOINTS[path.replace(/\/?$/, "/") as keyof typeof ENDPOINTS];
  const fault = state.faults.find((one) => one.endpoint === endpoint);
  if (!fault) return;
  fault.times -= 1;
  if (fault.times === 0) state.faults = state.faults.filter((one) => one !== fault);
  return fault;
}

/**
 * Answers a request as a fault demands. What the fault does to the body and to the connection is left to
 * `withFaultyBody`.
 * @param signal ends every delay
 * @param answer carries out the request as TikTok does
 */
export async function answerWith(
  fault: Fault,
  signal: AbortSignal,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  if (fault.lost) {
    // Before the delay, so that a client that gives up during it has used its refresh token as well.
    await answer();
    await pause(fault.delayMs, signal);
    return new Response("");
  }
  await pause(fault.delayMs, signal);
  if (fault.reset) return new Response("");
  if (fault.status === undefined) {
    const own = await answer();
    await pause(fault.answerDelayMs, signal);
    return changed(own, fault);
  }
  const { body, status, contentType, headers } = fault;
  const text = typeof body === "string" ? body : JSON.stringify(body ?? {});
  return new Response(text, { status, headers: { ...headers, "content-type": contentType } });
}

/** TikTok's own answer with the changes of `merge` and `omit`. */
async function changed(answer: Response, { merge, omit }: Fault): Promise<Response> {
  if (!merge && omit.length === 0) return answer;
  const json = merged(await answer.json(), merge ?? {});
  for (const path of omit) remove(json, path.split("."));
  const { status, headers } = answer;
  return new Response(JSON.stringify(json), { status, headers });
}

function merged(into: unknown, from: unknown): unknown {
  if (!isObject(into) || !isObject(from)) return from;
  const values = Object.entries(from).map(([name, value]) => [name, merged(into[name], value)]);
  return { ...into, ...Object.fromEntries(values) };
}

function remove(from: unknown, [name = "", ...rest]: string[]): void {
  if (!isObject(from)) return;
  if (rest.length === 0) delete from[name];
  else remove(from[name], rest);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
