import { z } from "zod";
import { isScope } from "./scopes";

const scope = z.string().refine(isScope, { error: "not the name of a scope" });

/** Hosts that no one else can reach: loopback, private networks, and names that only a local network resolves. */
const PRIVATE_HOST =
  /^(localhost|[\w-]+|[\w.-]+\.(localhost|local|internal|test|lan)|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|\[::1\]|\[f[cd][\da-f:]+\])$/i;

/** Whether a URL's host name can only be on this machine or in its own network. */
export function isPrivateHost(hostname: string): boolean {
  return PRIVATE_HOST.test(hostname);
}

/** An app as a developer registers it in TikTok's portal, or one of its sandboxes. */
export const appShape = {
  /** Its name on the consent page. */
  appName: z.string().min(1).max(100),
  clientKey: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Null: a key that begins with `sb` is a sandbox's, as at TikTok. */
  appKind: z.enum(["sandbox", "production"]).nullable(),
  /** Of a production app. A sandbox works in every status. */
  appStatus: z.enum(["draft", "in_review", "live"]),
  /** The personas that may use a sandbox. Null: all but those that are made to be refused. */
  targetUsers: z.array(z.string()).max(10).nullable(),
  webRedirectUris: z.array(z.string()).max(10),
  desktopRedirectUris: z.array(z.string()).max(10),
  approvedScopes: z.array(scope),
  /** Where webhooks are sent. Only this machine, or its network if that is allowed. */
  webhookUrl: z.url({ protocol: /^https?$/ }).nullable(),
};

export const appSchema = z.strictObject(appShape);

export type App = z.infer<typeof appSchema>;

/** Every app: the one in the settings, and those beside it. */
export function appsOf<All extends App & { otherApps: App[] }>(settings: All): App[] {
  return [settings, ...settings.otherApps];
}

/** The settings as they are for the app with this key; undefined if there is none. */
export function settingsFor<All extends App & { otherApps: App[] }>(
  settings: All,
  clientKey: string | null | undefined,
): All | undefined {
  if (clientKey === settings.clientKey) return settings;
  const other = settings.otherApps.find((app) => app.clientKey === clientKey);
  return other && { ...settings, ...other };
}

export function isSandbox({ appKind, clientKey }: Pick<App, "appKind" | "clientKey">): boolean {
  return appKind === null ? clientKey.startsWith("sb") : appKind === "sandbox";
}

/** Whether anyone can sign in: in production only after TikTok's review. */
export function isOpen(app: App): boolean {
  return isSandbox(app) || app.appStatus === "live";
}
