import { anotherScope } from "./another-scope";
import { cloudflare } from "./cloudflare";
import { protectedJsonApi } from "./protected-json-api";
import { roles } from "./roles";
import { secondProvider } from "./second-provider";
import { sentryAndAnalytics } from "./sentry-and-analytics";
import { subPath } from "./sub-path";
import { translation } from "./translation";
import type { Try } from "./world";

/** How each guide in docs/guides is tried. */
export const TRIES: Record<string, Try> = {
  "protected-json-api": protectedJsonApi,
  "another-scope": anotherScope,
  roles,
  translation,
  "sentry-and-analytics": sentryAndAnalytics,
  cloudflare,
  "sub-path": subPath,
  "second-provider": secondProvider,
};
