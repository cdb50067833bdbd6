/** How calls to TikTok are traced, such as with OpenTelemetry. It returns or throws what `call` does. */
export type Trace = <Result>(endpoint: string, call: () => Promise<Result>) => Promise<Result>;

/** An app at developers.tiktok.com, and how this client reaches TikTok. */
export interface App {
  readonly clientKey: string;
  readonly clientSecret: string;
  /** TikTok's addresses. */
  readonly endpoints: Endpoints;
  readonly trace: Trace;
  /** How long to wait for an answer, in milliseconds. */
  readonly timeouts: { callMs: number; tokenMs: number };
}

interface Endpoints {
  authorize: string;
  token: string;
  revoke: string;
  userInfo: string;
}

const PAGES = "https://www.tiktok.com";
const API = "https://open.tiktokapis.com";

/**
 * TikTok's addresses. An emulator changes the host and keeps TikTok's paths.
 * @see https://developers.tiktok.com/doc/login-kit-web
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export const endpointsAt = (emulator?: string): Endpoints => ({
  authorize: new URL("/v2/auth/authorize/", emulator ?? PAGES).href,
  token: new URL("/v2/oauth/token/", emulator ?? API).href,
  revoke: new URL("/v2/oauth/revoke/", emulator ?? API).href,
  userInfo: new URL("/v2/user/info/", emulator ?? API).href,
});

/** The form fields by which TikTok's OAuth endpoints identify the app. */
export const clientFields = ({ clientKey, clientSecret }: App) => ({
  client_key: clientKey,
  client_secret: clientSecret,
});
