import { customFetch } from "next-auth";
import type { OAuthConfig } from "next-auth/providers";
import BuiltIn from "next-auth/providers/tiktok";
import { TikTokError } from "../client/errors";
import type { Profile } from "../client/profile";
import { parseScopes } from "../client/scopes";
import type { TikTok as Client } from "../client/tiktok";
import type { TokenAnswer } from "../client/token";
import { currentCallback } from "../internal/callback";
import { SignInFailure } from "./sign-in-failure";

/**
 * Auth.js's TikTok provider, corrected where it does not match TikTok.
 * @see https://authjs.dev/getting-started/providers/tiktok
 * @see https://developers.tiktok.com/doc/login-kit-web
 */
export function TikTok(tiktok: Client) {
  const { clientKey, clientSecret, endpoints, scopes } = tiktok;
  return {
    ...BuiltIn({ clientId: clientKey, clientSecret }),
    options: { clientId: clientKey, clientSecret },
    // TikTok's documentation requires `state`, and its Desktop platform PKCE. Auth.js's default is PKCE alone.
    checks: ["state", "pkce"],
    authorization: {
      url: endpoints.authorize,
      params: { client_key: clientKey, scope: scopes.join(",") },
    },
    token: endpoints.token,
    userinfo: {
      url: endpoints.userInfo,
      // Auth.js would parse an error as a profile and send the browser back to the callback.
      request: ({ tokens }: { tokens: Partial<TokenAnswer> }) =>
        failSignInWithReason(() => readIdentity(tiktok, tokens)),
    },
    profile: (profile) => ({
      id: profile.open_id,
      name: profile.display_name ?? null,
      image: profile.avatar_url ?? null,
      email: null,
    }),
    // The built-in fetch turns every failure into a 200 without an access token. Auth.js uses this one only
    // for the token endpoint, since `request` above reads the profile.
    [customFetch]: (_url: unknown, init?: RequestInit) =>
      failSignInWithReason(async () => {
        const form = new URLSearchParams(String(init?.body));
        form.delete("client_id");
        form.set("client_key", clientKey);
        return Response.json(await tiktok.exchangeCode(form, currentCallback()));
      }),
  } satisfies OAuthConfig<Profile>;
}

/** The profile that new tokens can read. Both of TikTok's answers must have the same open_id. */
async function readIdentity(tiktok: Client, tokens: Partial<TokenAnswer>): Promise<Profile> {
  const { profile } = await tiktok.profile(tokens.access_token ?? "", parseScopes(tokens.scope));
  if (profile.open_id === tokens.open_id) return profile;
  const description = "the open_id differs from the token's";
  throw new TikTokError("unreadable_answer", { endpoint: "user/info", description });
}

/** Ends a sign-in that TikTok has refused on the login page with its reason. */
async function failSignInWithReason<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    throw error instanceof TikTokError ? new SignInFailure(error.failure, error) : error;
  }
}
