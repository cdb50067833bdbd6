import { z } from "zod";
import { registrationProblems } from "./app-problems";
import { appSchema, appShape } from "./apps";
import { clockShape } from "./clock-settings";
import { controlShape } from "./control-settings";
import { headlessShape } from "./headless";
import { personaSchema } from "./persona-schema";
import { POSTING_SCOPES, SCOPES } from "./scopes";
import { LENIENT, strictnessShape } from "./strictness";
import { webhookShape } from "./webhook-settings";

const seconds = z.number().int().positive();

/** What a developer sets in TikTok's portal, and behaviour that differs between apps and over time. */
export const settingsSchema = z
  .strictObject({
    ...appShape,
    /** More apps of the same developer, beside the one whose values stand above. */
    otherApps: z.array(appSchema),
    /** More accounts, beside the built-in ones. One with the id of a built-in account replaces it. */
    personas: z.array(personaSchema),
    /** Allows http on this machine for the Web platform, which TikTok's portal never does. */
    allowHttpWeb: z.boolean(),
    /** Allows redirect URIs and webhooks at every loopback and private address, such as Docker Compose's. */
    allowPrivateAddresses: z.boolean(),
    /** Whether a later consent to fewer scopes also takes them from tokens that were issued before. */
    narrowerConsentTakesScopes: z.boolean(),
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
    /** Whether a call over the limit is answered with `Retry-After`. Not known of TikTok. */
    sendRetryAfter: z.boolean(),
    /** Whether errors of the Display API lack `data`. Recorded ones have an empty object, or none. */
    errorsWithoutData: z.boolean(),
    ...clockShape,
    ...strictnessShape,
    ...headlessShape,
    ...webhookShape,
    ...controlShape,
  })
  .superRefine((settings, context) => {
    for (const message of registrationProblems(settings)) {
      context.addIssue({ code: "custom", message });
    }
  });

export type Settings = z.infer<typeof settingsSchema>;

/** The settings at start: a sandbox app whose redirect URIs allow any port of this machine. */
export const DEFAULT_SETTINGS: Settings = {
  appName: "your app",
  clientKey: "sbemulator0clientkey",
  clientSecret: "emulator-secret-not-for-the-real-tiktok",
  appKind: null,
  appStatus: "live",
  targetUsers: null,
  webRedirectUris: [],
  desktopRedirectUris: [
    "http://localhost:*/api/auth/callback/tiktok",
    "http://127.0.0.1:*/api/auth/callback/tiktok",
  ],
  approvedScopes: [...SCOPES, ...POSTING_SCOPES],
  webhookUrl: null,
  otherApps: [],
  personas: [],
  allowHttpWeb: false,
  allowPrivateAddresses: false,
  narrowerConsentTakesScopes: false,
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
  sendRetryAfter: true,
  errorsWithoutData: false,
  clockAheadSeconds: 0,
  presentAheadSeconds: 0,
  clockStoppedAt: null,
  seed: null,
  ...LENIENT,
  consentAs: null,
  webhookRetrySeconds: 30,
  webhookRetrySignsAgain: true,
  allowedHosts: [],
  allowedOrigins: [],
};
