import type { App } from "../state/apps";
import { DEFAULT_SETTINGS } from "../state/settings";
import type { AppInput } from "./config-file";
import { ConfigProblem } from "./config-problem";

/** Sorts `redirectUris` by platform. A list that gets none keeps its default. */
export function appOf({ redirectUris = [], ...app }: AppInput): Partial<App> {
  const web = redirectUris.filter((uri) => !uri.startsWith("http:"));
  const desktop = redirectUris.filter((uri) => uri.startsWith("http:"));
  return {
    ...app,
    ...(web.length > 0 && { webRedirectUris: [...(app.webRedirectUris ?? []), ...web] }),
    ...(desktop.length > 0 && {
      desktopRedirectUris: [...(app.desktopRedirectUris ?? []), ...desktop],
    }),
  };
}

/**
 * An app beside the first one. Only its client key has no default.
 * @throws {ConfigProblem} without one
 */
export function completeApp(input: AppInput): App {
  if (!input.clientKey) throw new ConfigProblem("Every app after the first needs a clientKey.");
  const { appName, clientSecret, appKind, appStatus, targetUsers } = DEFAULT_SETTINGS;
  const { webRedirectUris, desktopRedirectUris, approvedScopes, webhookUrl } = DEFAULT_SETTINGS;
  return {
    ...{ appName, clientKey: input.clientKey, clientSecret, appKind, appStatus, targetUsers },
    ...{ webRedirectUris, desktopRedirectUris, approvedScopes, webhookUrl },
    ...appOf(input),
  };
}
