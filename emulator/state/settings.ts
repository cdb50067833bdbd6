import { z } from "zod";
import { desktopUriProblem, webUriProblem } from "./redirect-uris";
import { SCOPES } from "./scopes";

const seconds = z.number().int().positive();

/** What a developer sets in TikTok's portal, and what differs from app to app and from year to year. */
export const settingsSchema = z
  .strictObject({
    clientKey: z.string().min(1),
    clientSecret: z.string().min(1),
    webRedirectUris: z.array(z.string()).max(10),
    desktopRedirectUris: z.array(z.string()).max(10),
    approvedScopes: z.array(z.enum(SCOPES)),
    /** Lets the Web list take http on this machine, which TikTok's portal never does. */
    allowHttpWeb: z.boolean(),
    codeSeconds: seconds,
    accessTokenSeconds: seconds,
    refreshTokenSeconds: seconds,
    /** Whether a rotated refresh token starts its days anew. */
    refreshSlides: z.boolean(),
    rotation: z.enum(["strict", "legacy"]),
    avatarSeconds: seconds,
    coverSeconds: seconds,
    /** The status of the token endpoint's errors: TikTok's is 200, its documentation names none. */
    tokenErrorStatus: z.union([z.literal(200), z.literal(400)]),
    /** What another redirect URI at the token endpoint is called: TikTok's pages say both. */
    redirectMismatchError: z.enum(["invalid_request", "invalid_grant"]),
    /** What a field outside the grant is called: the first was seen, the second is documented, too. */
    ungrantedFieldError: z.enum(["scope_not_authorized", "scope_permission_missed"]),
    /** Whether a revocation is answered with nothing: TikTok calls the answer empty and prints `{}`. */
    emptyRevokeAnswer: z.boolean(),
    /** Whether a cancelled consent carries `state`; reports differ. */
    denialWithState: z.boolean(),
    rateLimitPerMinute: z.number().int().positive(),
    /** Where webhooks go; this emulator sends to this machine only. */
    webhookUrl: z.url({ protocol: /^https?$/, hostname: /^(localhost|127\.0\.0\.1)$/ }).nullable(),
    /** How far this TikTok's clock runs ahead of the machine's, in seconds. */
    clockAheadSeconds: z.number().int().nonnegative(),
  })
  .superRefine((settings, context) => {
    const problems = [
      ...settings.webRedirectUris.map((uri) => webUriProblem(uri, settings.allowHttpWeb)),
      ...settings.desktopRedirectUris.map(desktopUriProblem),
    ];
    for (const message of problems) if (message) context.addIssue({ code: "custom", message });
  });

export type Settings = z.infer<typeof settingsSchema>;

/** The app as it is registered when the emulator starts: a sandbox app for any port of this machine. */
export const DEFAULT_SETTINGS: Settings = {
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
  tokenErrorStatus: 200,
  redirectMismatchError: "invalid_request",
  ungrantedFieldError: "scope_not_authorized",
  emptyRevokeAnswer: false,
  denialWithState: true,
  rateLimitPerMinute: 600,
  webhookUrl: null,
  clockAheadSeconds: 0,
};
