import { z } from "zod";
import { headlessShape } from "./headless";
import { desktopUriProblem, webUriProblem } from "./redirect-uris";
import { SCOPES } from "./scopes";
import { LENIENT, strictnessShape } from "./strictness";

const seconds = z.number().int().positive();
const TEN_YEARS = 10 * 365 * 86_400;

/** What a developer sets in TikTok's portal, and behaviour that differs between apps and over time. */
export const settingsSchema = z
  .strictObject({
    /** The app's name on the consent page. */
    appName: z.string().min(1).max(100),
    clientKey: z.string().min(1),
    clientSecret: z.string().min(1),
    webRedirectUris: z.array(z.string()).max(10),
    desktopRedirectUris: z.array(z.string()).max(10),
    approvedScopes: z.array(z.enum(SCOPES)),
    /** Allows http on this machine for the Web platform, which TikTok's portal never does. */
    allowHttpWeb: z.boolean(),
    codeSeconds: seconds,
    accessTokenSeconds: seconds,
    refreshTokenSeconds: seconds,
    /** Whether rotation gives the refresh token its full lifetime again. */
    refreshSlides: z.boolean(),
    rotation: z.enum(["strict", "legacy"]),
    avatarSeconds: seconds,
    coverSeconds: seconds,
    /** Where pictures are, as at TikTok on a host of their own. Null: on the emulator's. */
    picturesUrl: z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .nullable(),
    /** The HTTP status of token errors. TikTok sends 200; its documentation does not say. */
    tokenErrorStatus: z.union([z.literal(200), z.literal(400)]),
    /** The error for a redirect URI that differs at the token endpoint. TikTok's pages name both. */
    redirectMismatchError: z.enum(["invalid_request", "invalid_grant"]),
    /** The error for a field whose scope was not granted. The first was observed, the second is documented. */
    ungrantedFieldError: z.enum(["scope_not_authorized", "scope_permission_missed"]),
    /** Whether revoke answers with an empty body. TikTok documents one; its example shows `{}`. */
    emptyRevokeAnswer: z.boolean(),
    /** Whether a cancelled consent returns `state`. Reports differ. */
    denialWithState: z.boolean(),
    rateLimitPerMinute: z.number().int().positive(),
    /** Where webhooks are sent. Only this machine is allowed. */
    webhookUrl: z.url({ protocol: /^https?$/, hostname: /^(localhost|127\.0\.0\.1)$/ }).nullable(),
    /** How far the emulator's clock is ahead of the machine's, in seconds; negative if it is behind. */
    clockAheadSeconds: z.number().int().min(-TEN_YEARS).max(TEN_YEARS),
    ...strictnessShape,
    ...headlessShape,
  })
  .superRefine((settings, context) => {
    const problems = [
      ...settings.webRedirectUris.map((uri) => webUriProblem(uri, settings.allowHttpWeb)),
      ...settings.desktopRedirectUris.map(desktopUriProblem),
    ];
    for (const message of problems) if (message) context.addIssue({ code: "custom", message });
  });

export type Settings = z.infer<typeof settingsSchema>;

/** The settings at start: a sandbox app whose redirect URIs allow any port of this machine. */
export const DEFAULT_SETTINGS: Settings = {
  appName: "your app",
  clientKey: "sbemulator0clientkey",
  clientSecret: "emulator-secret-not-for-the-real-tiktok",
  webRedirectUris: [],
  desktopRedirectUris: [
    "http://localhost:*/api/auth/callback/tiktok",
    "http://127.0.0.1:*/api/auth/callback/tiktok",
  ],
  approvedScopes: [...SCOPES],
  allowHttpWeb: false,
  codeSeconds: 300,
  accessTokenSeconds: 7_200,
  refreshTokenSeconds: 15_552_000,
  refreshSlides: false,
  rotation: "strict",
  avatarSeconds: 21_600,
  coverSeconds: 21_600,
  picturesUrl: null,
  tokenErrorStatus: 200,
  redirectMismatchError: "invalid_request",
  ungrantedFieldError: "scope_not_authorized",
  emptyRevokeAnswer: false,
  denialWithState: true,
  rateLimitPerMinute: 600,
  webhookUrl: null,
  clockAheadSeconds: 0,
  ...LENIENT,
  consentAs: null,
};
