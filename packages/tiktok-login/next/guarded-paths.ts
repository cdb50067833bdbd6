import { routes } from "@/lib/routes";

// The matcher in middleware.ts must cover every path here. Next reads it from the source, so it cannot use these
// lists; middleware.test.ts compares them.

/** Pages that need a session, each with what is below it. */
export const protectedPages: readonly string[] = [routes.dashboard];

/**
 * Route handlers that answer with JSON (`withGrant`), each with what is below it. Without a database, only middleware
 * refreshes the tokens that they use.
 */
export const protectedApis: readonly string[] = ["/api/me"];

/** Pages that are rendered per request and need no session. A star stands for a part of the address, as in "/@*". */
export const publicPages: readonly string[] = [routes.login, routes.disconnected, routes.privacy];

/** Whether a path is that of such a page. */
export const isPublicPage = (path: string, pages = publicPages): boolean =>
  pages.some((page) =>
    new RegExp(`^${page.replaceAll("*", "[^/]+")}$`).test(decodeURIComponent(path)),
  );

/** Whether a path is one of these, or below one of them. */
export const isWithin = (folders: readonly string[], path: string): boolean =>
  folders.some((folder) => `${path}/`.startsWith(`${folder}/`));
