import type { z } from "zod";
import { callApi } from "./api";
import { type App, endpointsAt, type Trace } from "./app";
import { type ProfileAnswer, readProfile } from "./profile";
import type { Answer } from "./request";
import {
  exchangeCode,
  type RefreshAnswer,
  refreshTokens,
  revokeGrant,
  type TokenAnswer,
} from "./token";
import { listVideos, type VideoAnswer, type VideoPage } from "./videos";

export interface TikTokOptions {
  /** Both are empty while the app is not configured. */
  clientKey: string;
  clientSecret: string;
  /** Those that a sign-in asks for. */
  scopes: readonly string[];
  /** The address of a local TikTok, in place of the real one. */
  emulator?: string | undefined;
  trace?: Trace;
  /** How long to wait for an answer, in milliseconds: five seconds, and thirty for tokens. */
  timeouts?: Partial<App["timeouts"]>;
}

/** TikTok, for one app. Every call throws a `TikTokError`, with TikTok's code and log_id, if it fails. */
export interface TikTok extends App {
  readonly scopes: readonly string[];
  /** `exchangeCode` */
  exchangeCode(form: URLSearchParams, callback?: URLSearchParams): Promise<TokenAnswer>;
  /** `refreshTokens` */
  refresh(refreshToken: string, openId: string): Promise<RefreshAnswer>;
  /** `revokeGrant` */
  revoke(accessToken: string): Promise<void>;
  /** `readProfile` */
  profile(accessToken: string, granted: readonly string[]): Promise<ProfileAnswer>;
  /** `listVideos` */
  videos(accessToken: string, page?: VideoPage): Promise<VideoAnswer>;
  /** `callApi` */
  call<Schema extends z.ZodType>(
    endpoint: string,
    accessToken: string,
    answer: Schema,
    options?: { fields?: readonly string[]; body?: object },
  ): Promise<Answer<z.output<Schema>>>;
}

// TikTok has used up the code or the refresh token by the time it answers with tokens. Giving up earlier would lose the
// sign-in or the grant.
const TIMEOUTS = { callMs: 5_000, tokenMs: 30_000 };

/** TikTok's API for an app at developers.tiktok.com. */
export function createTikTok(options: TikTokOptions): TikTok {
  const { clientKey, clientSecret, scopes, emulator, trace = (_, call) => call() } = options;
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const app: App = { clientKey, clientSecret, endpoints: endpointsAt(emulator), trace, timeouts };
  return {
    ...app,
    scopes,
    exchangeCode: (form, callback) => exchangeCode(app, form, callback),
    refresh: (refreshToken, openId) => refreshTokens(app, refreshToken, openId),
    revoke: (accessToken) => revokeGrant(app, accessToken),
    profile: (accessToken, granted) => readProfile(app, accessToken, granted),
    videos: (accessToken, page) => listVideos(app, accessToken, page),
    call: (endpoint, accessToken, answer, more) =>
      callApi(app, endpoint, accessToken, answer, more),
  };
}
