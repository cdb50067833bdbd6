import type { z } from "zod";
import { apiUrl } from "@/lib/tiktok/endpoints";
import { callTikTok } from "@/lib/tiktok/request";

/**
 * Calls an endpoint of TikTok's API with a person's access token, and always calls TikTok. A new endpoint is one
 * function that calls this one, with the shape of its answer.
 * @param endpoint its path after /v2/, such as "video/query"; logs name it
 * @param options.query such as the fields that are asked for
 * @param options.body makes it a POST request with JSON; without it, it is GET
 * @throws {TikTokError} with TikTok's code and log_id
 */
export async function callApi<Schema extends z.ZodType>(
  endpoint: string,
  accessToken: string,
  answer: Schema,
  { query = {}, body }: { query?: Record<string, string>; body?: object } = {},
): Promise<z.output<Schema>> {
  const url = new URL(apiUrl(endpoint));
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const init: RequestInit = {
    method: body ? "POST" : "GET",
    headers: {
      authorization: `Bearer ${accessToken}`,
      ...(body && { "content-type": "application/json; charset=UTF-8" }),
    },
    body: body ? JSON.stringify(body) : null,
    cache: "no-store",
  };
  return (await callTikTok(endpoint, url.href, init, answer)).body;
}
