import { createHash } from "node:crypto";
import { createEmulator } from "emulate";
import { tiktok } from "./service";
import { DEFAULT_SETTINGS, type Settings } from "./state/settings";

export const REDIRECT_URI = "http://localhost:3000/api/auth/callback/tiktok";
const VERIFIER = "a-verifier-of-at-least-forty-three-characters";
export const CHALLENGE = createHash("sha256").update(VERIFIER).digest("hex");

/** An emulator without a port, and the steps that an app and a person take. */
export async function newTikTok(settings: Partial<Settings> = {}) {
  const service = tiktok(settings);
  const emulator = await createEmulator({ service, listen: false, baseUrl: "http://tiktok.test" });
  const { clientKey, clientSecret } = { ...DEFAULT_SETTINGS, ...settings };

  const authorizeQuery = (changed: Record<string, string | null> = {}) => {
    const defaults = {
      client_key: clientKey,
      scope: "user.info.basic,user.info.profile,user.info.stats,video.list",
      response_type: "code",
      redirect_uri: REDIRECT_URI,
      state: "the-state",
      code_challenge: CHALLENGE,
      code_challenge_method: "S256",
    };
    const pairs = Object.entries({ ...defaults, ...changed }).filter(([, value]) => value !== null);
    return new URLSearchParams(pairs as [string, string][]);
  };
  const authorize = (changed?: Record<string, string | null>, cookie = "") =>
    emulator.request(`/v2/auth/authorize/?${authorizeQuery(changed)}`, { headers: { cookie } });

  const decide = (
    choice: { persona?: string; scopes?: string[]; decision?: string } = {},
    changed?: Record<string, string | null>,
  ) => {
    const { persona = "creator", decision = "continue" } = choice;
    const { scopes = ["user.info.profile", "user.info.stats", "video.list"] } = choice;
    const form = new URLSearchParams({ persona, decision });
    for (const scope of scopes) form.append("scope", scope);
    for (const [name, value] of authorizeQuery(changed)) form.append(`request.${name}`, value);
    return emulator.request("/_emulator/consent", { method: "POST", body: form });
  };

  const post = (path: string, body: Record<string, string>) =>
    emulator.request(path, {
      method: "POST",
      body: new URLSearchParams({ client_key: clientKey, client_secret: clientSecret, ...body }),
    });
  const token = (body: Record<string, string>) => post("/v2/oauth/token/", body);
  const exchange = (code: string, changed: Record<string, string> = {}) =>
    token({
      grant_type: "authorization_code",
      code,
      redirect_uri: REDIRECT_URI,
      code_verifier: VERIFIER,
      ...changed,
    });
  const refresh = async (refresh_token: string) =>
    (await token({ grant_type: "refresh_token", refresh_token })).json();

  const code = async (...decision: Parameters<typeof decide>) => {
    const location = (await decide(...decision)).headers.get("location") ?? "";
    return new URL(location).searchParams.get("code") ?? "";
  };
  const signIn = async (...decision: Parameters<typeof decide>) =>
    (await exchange(await code(...decision))).json();

  const api = (path: string, accessToken: string, body?: unknown) =>
    emulator.request(path, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const control = (method: string, path: string, body?: unknown) =>
    emulator.request(`/_emulator/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });

  return {
    ...emulator,
    authorize,
    decide,
    code,
    exchange,
    post,
    token,
    refresh,
    signIn,
    api,
    control,
  };
}
