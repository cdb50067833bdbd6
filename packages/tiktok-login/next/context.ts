import type { TikTok } from "../client/tiktok";
import { processWide } from "../internal/process-wide";
import { type Timeouts, timeoutsWith } from "../internal/timeouts";
import { createLog, type Log } from "./log";
import type { BoundStore } from "./store";

/** What the functions of this folder know of the site and its login. Almost all of them take it first. */
export interface Context {
  tiktok: TikTok;
  /** What encrypts cookies: the current secret, which encrypts, first. Empty while sign-in is not configured. */
  secrets: readonly string[];
  /** The origin that users see, such as "https://example.com"; null if it is that of each request. */
  origin: string | null;
  /** Whether the host that a request names can be trusted; always, if there is an `origin`. */
  trustHost: boolean;
  /** The path of the login page. */
  login: string;
  /** The path of the page that a user sees after signing in. */
  home: string;
  /** Paths on which no one can land, since they are downloads, with the page that offers each. */
  downloads: Readonly<Record<string, string>>;
  /** Whether middleware may run in another process than pages, as on Vercel. */
  isServerless: boolean;
  log: Log;
  timeouts: Timeouts;
  memory: Memory;
  store: BoundStore;
}

/** State that the whole process has once for this login, by its name: made at the first call. */
type Memory = <Value>(name: string, make: () => Value) => Value;

/** Where sessions are kept: `cookieStore()`, or a store in a database. It may use the context's own `store` only later. */
export type Store = (context: Context) => BoundStore;

/** What a site says about its login. */
export interface ContextOptions extends Pick<Context, "tiktok" | "secrets" | "login" | "home"> {
  /** An address at which users see the site, such as AUTH_URL; by default, it is that of each request. */
  origin?: string | null | undefined;
  /** By default, the host of a request is trusted if there is an `origin`, which takes its place. */
  trustHost?: boolean;
  downloads?: Context["downloads"];
  isServerless?: boolean;
  /** By default, a log that hides the secrets. */
  log?: Log;
  /** Those that are not the usual ones. */
  timeouts?: Partial<Timeouts>;
  store: Store;
}

/**
 * The context of a login.
 * @throws {TypeError} if `origin` is no address
 */
export function createContext({ store, timeouts, ...options }: ContextOptions): Context {
  const { tiktok } = options;
  // A variable that is not set is often passed as "".
  const secrets = options.secrets.filter(Boolean);
  const origin = options.origin ? new URL(options.origin).origin : null;
  const context = {
    downloads: {},
    isServerless: false,
    trustHost: origin !== null,
    log: createLog([...secrets, tiktok.clientSecret].filter(Boolean)),
    ...options,
    secrets,
    origin,
    timeouts: timeoutsWith(timeouts),
    // By the app at TikTok: two logins in one process share nothing unless they are for the same app.
    memory: <Value>(name: string, make: () => Value) =>
      processWide(`${tiktok.clientKey} ${name}`, make),
  } as Omit<Context, "store"> as Context;
  context.store = store(context);
  return context;
}

/** Whether sign-in can work: with a secret, an app at TikTok and a host that can be trusted. */
export const isConfigured = ({ secrets, tiktok, trustHost }: Context): boolean =>
  secrets.length > 0 && tiktok.clientKey !== "" && trustHost;
