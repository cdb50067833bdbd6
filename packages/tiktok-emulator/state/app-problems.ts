import { type App, appsOf, isPrivateHost } from "./apps";
import { desktopUriProblem, webUriProblem } from "./redirect-uris";

const THIS_MACHINE = /^(localhost|127\.0\.0\.1)$/;

interface Registration extends App {
  otherApps: App[];
  allowHttpWeb: boolean;
  allowPrivateAddresses: boolean;
}

/** Why the apps cannot be registered like this, one sentence for each mistake. */
export function registrationProblems(settings: Registration): string[] {
  const { allowHttpWeb, allowPrivateAddresses } = settings;
  const apps = appsOf(settings);
  const isAllowed = allowPrivateAddresses ? isPrivateHost : (host: string) => isThisMachine(host);
  const problems = apps.flatMap(({ webRedirectUris, desktopRedirectUris, webhookUrl }) => [
    ...webRedirectUris.map((uri) => webUriProblem(uri, allowHttpWeb ? isAllowed : null)),
    ...desktopRedirectUris.map((uri) => desktopUriProblem(uri, isAllowed)),
    webhookUrl && webhookProblem(webhookUrl, isAllowed),
  ]);
  const keys = apps.map(({ clientKey }) => clientKey);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) problems.push(`${twice}: two apps have this client key.`);
  return problems.filter((problem) => problem !== null);
}

function webhookProblem(url: string, isAllowed: (host: string) => boolean): string | null {
  // What is no URL has a message of its own.
  if (!URL.canParse(url) || isAllowed(new URL(url).hostname)) return null;
  return `${url}: webhooks are sent to this machine only, or with allowPrivateAddresses to a private address.`;
}

function isThisMachine(host: string): boolean {
  return THIS_MACHINE.test(host);
}
