import { classify, TikTokError } from "./errors";

/**
 * TikTok's refusal in the query of a callback; null when TikTok sent a code. A refused account has the same
 * `error` as a person who cancelled, `access_denied`; only `error_type` tells them apart.
 * @see https://developers.tiktok.com/doc/login-kit-web
 */
export function refusalIn(query: URLSearchParams): TikTokError | null {
  const error = query.get("error") ?? query.get("error_code") ?? query.get("errCode");
  if (!error) return null;
  const type = query.get("error_type");
  const description = query.get("error_description") ?? undefined;
  const code = type === "non_sandbox_target" ? type : error;
  return new TikTokError(classify({ code, description }), {
    endpoint: "authorize",
    code,
    description,
    logId: query.get("log_id") ?? undefined,
  });
}
