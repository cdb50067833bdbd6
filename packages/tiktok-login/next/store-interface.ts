import type { Grant } from "@/lib/session/grant";
import type { Access, Session } from "@/lib/session/session";
import type { Profile } from "@/lib/tiktok/profile";

/** A request's cookies. */
interface RequestCookies {
  get(name: string): { value: string } | undefined;
}

/** Where sessions and grants are kept. Outside of lib/session, no code knows which one it is. */
export interface SessionStore {
  /** The session of a request; null when no one is signed in, or when the session has expired or ended. */
  sessionOf(headers: Headers, cookies: RequestCookies): Promise<Session | null>;
  /** Why the session of a request has ended, if the visitor should know; null otherwise. */
  whyEnded(headers: Headers, cookies: RequestCookies): Promise<string | null>;
  /** A valid access token of a grant, or why there is none. */
  accessTo(grant: Grant): Promise<Access>;
  /** Remembers what was read of a person, for when TikTok does not answer. @param readAt Unix seconds */
  remember(grant: Grant, profile: Profile, readAt: number): Promise<void>;
}
