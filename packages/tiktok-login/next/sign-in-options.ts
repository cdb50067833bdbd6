import type { NextRequest } from "next/server";

/** Auth.js's own handlers. */
export interface AuthJsHandlers {
  GET(request: NextRequest): Promise<Response>;
  POST(request: NextRequest): Promise<Response>;
}

/** What a site says about how a sign-in begins and ends. */
export interface SignInOptions {
  /**
   * Limits how often someone may start a sign-in, or return with a code.
   * @returns the seconds to wait; null if it is not too often
   */
  limit?(what: "signIn" | "code", headers: Headers): Promise<number | null>;
  /** The page where users connect accounts, which explains why one could not be connected; the home unless given. */
  accounts?: string;
  /** The origins of other deployments to which a code may be sent on, which TikTok does not know. */
  previews?: readonly string[];
}
