import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";

const SCOPE = /^[a-z_]+(\.[a-z_]+)+$/;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

const httpUrl = (name: string) =>
  z.url({
    protocol: /^https?$/,
    abort: true,
    error: `${name} must be a full URL such as https://example.com.`,
  });

// Auth.js takes any other path for the place of its own endpoints.
const authUrl = httpUrl("AUTH_URL").refine(
  (value) => /^(\/api\/auth)?\/?$/.test(new URL(value).pathname),
  "AUTH_URL must be an address without a path, such as https://example.com.",
);

const proxyUrl = httpUrl("AUTH_REDIRECT_PROXY_URL").refine(
  (value) => new URL(value).pathname === "/api/auth",
  "AUTH_REDIRECT_PROXY_URL must end in /api/auth, such as https://example.com/api/auth.",
);

const variables = {
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  AUTH_SECRET: z
    .string()
    .min(
      32,
      "AUTH_SECRET is too short: make one with `npx auth secret` or `openssl rand -base64 33`.",
    )
    .optional(),
  AUTH_TIKTOK_ID: z.string().trim().optional(),
  AUTH_TIKTOK_SECRET: z.string().trim().optional(),
  AUTH_URL: authUrl.optional(),
  AUTH_REDIRECT_PROXY_URL: proxyUrl.optional(),
  AUTH_TRUST_HOST: z.stringbool({ error: "AUTH_TRUST_HOST must be true or false." }).optional(),
  TIKTOK_SCOPES: z
    .string()
    .default("user.info.basic")
    .transform((list) => [
      ...new Set(["user.info.basic", ...list.split(",").map((scope) => scope.trim())]),
    ])
    .refine((scopes) => scopes.every((scope) => SCOPE.test(scope)), {
      error:
        "TIKTOK_SCOPES must be scope names separated by commas, such as user.info.basic,user.info.stats.",
    }),
  TIKTOK_SITE_VERIFICATION: z
    .string()
    .regex(
      /^[A-Za-z0-9]{32}$/,
      "TIKTOK_SITE_VERIFICATION must be the 32 letters and digits in the name of TikTok's file.",
    )
    .optional(),
  TIKTOK_EMULATOR_URL: httpUrl("TIKTOK_EMULATOR_URL").optional(),
  VERCEL: z.string().optional(),
  VERCEL_PROJECT_PRODUCTION_URL: z.string().optional(),
};

const schema = z.object(variables).superRefine((env, context) => {
  const refuse = (message: string) => context.addIssue({ code: "custom", message });
  if (Boolean(env.AUTH_TIKTOK_ID) !== Boolean(env.AUTH_TIKTOK_SECRET)) {
    const missing = env.AUTH_TIKTOK_ID ? "AUTH_TIKTOK_SECRET" : "AUTH_TIKTOK_ID";
    refuse(
      `${missing} is missing: TikTok's client key (AUTH_TIKTOK_ID) and client secret (AUTH_TIKTOK_SECRET) go together.`,
    );
  }
  if (!env.TIKTOK_EMULATOR_URL) return;
  if (env.VERCEL)
    refuse("TIKTOK_EMULATOR_URL is for local work only: remove it from this deployment.");
  if (!LOOPBACK.has(new URL(env.TIKTOK_EMULATOR_URL).hostname)) {
    refuse("TIKTOK_EMULATOR_URL must point at this machine, such as http://localhost:4600.");
  }
});

/**
 * Reads and checks the environment; everything is optional, so that a build and a first look need nothing.
 * @throws {Error} one sentence for each variable that is wrong, never its value
 */
export function readEnv(source: Record<string, string | undefined>) {
  return createEnv({
    server: variables,
    runtimeEnv: pick(source),
    emptyStringAsUndefined: true,
    createFinalSchema: () => schema,
    onValidationError: (issues) => {
      throw new Error(issues.map((issue) => issue.message).join(" "));
    },
  });
}

// A copy of only our own names: createEnv deletes empty strings from the object it is given.
const pick = (source: Record<string, string | undefined>) =>
  Object.fromEntries(Object.keys(variables).map((name) => [name, source[name]])) as Record<
    keyof typeof variables,
    string | undefined
  >;

export type Env = ReturnType<typeof readEnv>;

/** The environment of this process: the one place that reads `process.env`. */
export const env = readEnv(process.env);

/** The variables that sign-in still lacks, by name; empty when it can work. */
export function missingVariables(current: Env = env): string[] {
  const missing: string[] = [];
  if (!current.AUTH_SECRET) missing.push("AUTH_SECRET");
  if (!current.AUTH_TIKTOK_ID) missing.push("AUTH_TIKTOK_ID", "AUTH_TIKTOK_SECRET");
  if (!trustsHost(current)) missing.push("AUTH_URL");
  return missing;
}

/**
 * Whether the host that a request names may be believed. Vercel sets it itself; elsewhere AUTH_URL
 * or AUTH_TRUST_HOST must say so, and local development needs neither.
 * @see https://authjs.dev/getting-started/deployment#auth_trust_host
 */
export function trustsHost(current: Env = env): boolean {
  if (current.AUTH_TRUST_HOST !== undefined) return current.AUTH_TRUST_HOST;
  return Boolean(current.AUTH_URL || current.VERCEL || current.NODE_ENV === "development");
}
