import type { z } from "zod";
import type { App } from "./app";
import { type Answer, callTikTok } from "./request";

/**
 * Calls an endpoint of TikTok's API with a user's access token, and always calls TikTok. A new endpoint is one
 * function that calls this one, with the shape of its answer.
 * @param endpoint its path after /v2/, such as "video/query"; logs name it
 * @param options.fields those that are asked for
 * @param options.body makes it a POST request with JSON; without it, it is GET
 * @throws {TikTokError} with TikTok's code and log_id
 */
export function callApi<Schema extends z.ZodType>(
  app: App,
  endpoint: string,
  accessToken: string,
  answer: Schema,
  { fields, body }: { fields?: readonly string[]; body?: object } = {},
): Promise<Answer<z.output<Schema>>> {
  const url =
    new URL(`/v2/${endpoint}/`, app.endpoints.token).href +
    (fields ? `?fields=${fields.join(",")}` : "");
  const authorization = `Bearer ${accessToken}`;
  const init: RequestInit = body
    ? {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify(body),
      }
    : { headers: { authorization } };
  return callTikTok(app, endpoint, url, { ...init, cache: "no-store" }, answer);
}

/**
 * Sends a form to one of TikTok's OAuth endpoints.
 * @param signal limits the wait; without one the limit is five seconds
 * @throws {TikTokError} with TikTok's code and log_id
 */
export async function callOAuth<Schema extends z.ZodType>(
  app: App,
  endpoint: "token" | "revoke",
  form: URLSearchParams,
  answer: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const init: RequestInit = {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    cache: "no-store",
    ...(signal && { signal }),
  };
  return (await callTikTok(app, endpoint, app.endpoints[endpoint], init, answer)).body;
}
