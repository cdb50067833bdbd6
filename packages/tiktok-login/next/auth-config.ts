import { headers } from "next/headers";
import type { NextRequest } from "next/server";
import type { NextAuthConfig } from "next-auth";
import type { Context } from "./context";
import { authJsCookies } from "./cookie";
import { withState } from "./providers";
import { safeReturnPathAt } from "./return-path";

/** What a site says to Auth.js. The rest follows from its login. */
export interface AuthOptions extends Pick<NextAuthConfig, "providers" | "redirectProxyUrl"> {
  /** Those other than the login page. */
  pages?: Omit<NonNullable<NextAuthConfig["pages"]>, "signIn" | "error">;
  /** A sign-in that `signIn` refuses is not saved. The other callbacks are this package's, or never run. */
  callbacks?: Pick<NonNullable<NextAuthConfig["callbacks"]>, "signIn">;
}

/** Auth.js's configuration for each request, since the names of its cookies depend on it. */
export function authConfig(context: Context, options: AuthOptions) {
  const { callbacks: own, ...others } = options;
  const { callbacks: kept, ...stored } = context.store.auth;
  const config = {
    ...others,
    ...stored,
    secret: [...context.secrets],
    trustHost: context.trustHost,
    providers: withState(options.providers),
    pages: { ...options.pages, signIn: context.login, error: context.login },
    callbacks: {
      ...kept,
      async signIn(params) {
        const answer = (await own?.signIn?.(params)) ?? true;
        return answer === true ? ((await kept?.signIn?.(params)) ?? true) : answer;
      },
      // By default Auth.js allows every path of a site, its login page and /api included, and sends a foreign address to
      // the landing page.
      redirect: ({ url, baseUrl }) => baseUrl + safeReturnPathAt(context, baseUrl, url),
    },
    logger: { error: (error) => context.log.failure("auth", error) },
  } satisfies NextAuthConfig;
  return async (request?: NextRequest): Promise<NextAuthConfig> => ({
    ...config,
    ...authJsCookies(context, request?.headers ?? (await headers())),
  });
}
