export type { AuthOptions } from "./auth-config";
export type { Context, ContextOptions, Store } from "./context";
export { cookieStore } from "./cookie-store";
export {
  type Grant,
  type Identity,
  type Stats,
  statsOf,
} from "./grant";
export { createLog, type Log } from "./log";
export type { MiddlewareOptions } from "./middleware";
export { oncePerRequest } from "./once-per-request";
export { requestedProtocol } from "./origin";
export { isProbe, refuseProbe } from "./prefetch";
export type { AccountProfile } from "./profile";
export { type SignInProvider, signInProvidersIn } from "./providers";
export type { Reading } from "./read";
export { withQuery } from "./return-path";
export type { Session } from "./session";
export { type CompleteAuth, createSessions, type Sessions } from "./sessions";
export type { SignInOptions, SignInStart } from "./start-sign-in";
export type {
  BoundStore,
  ConnectedAccount,
  Gate,
  RequestCookies,
  StoredSession,
  UserStore,
} from "./store";
export type { AccountVideos } from "./videos";
