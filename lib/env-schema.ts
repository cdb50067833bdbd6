import { z } from "zod";
import site from "@/lib/site.json" with { type: "json" };

// Any name of the form that TikTok's have: TikTok adds scopes, and this site need not know them.
const SCOPE = /^[a-z][a-z\d_]*(\.[a-z\d_]+)+$/;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

const DATABASE_URL_FORM =
  "DATABASE_URL must begin with postgres://, as in postgres://user:password@host/database. pglite: is for npm run dev.";

const isOnThisMachine = (url: string) => LOOPBACK.has(new URL(url).hostname);

// Codes are sent there, so it has to be one address, and https, except on this machine.
function isPreviewOrigin(text: string): boolean {
  if (!URL.canParse(text) || text.includes("*")) return false;
  const { origin, protocol, hostname } = new URL(text);
  const isLocal = LOOPBACK.has(hostname) || hostname.endsWith(".localhost");
  return origin === text && (protocol === "https:" || (protocol === "http:" && isLocal));
}

// A query, a fragment or a user name would end up inside the redirect URI.
const isPlain = (url: string) => !/[?#@]/.test(url);

const httpUrl = (name: string) =>
  z.url({
    protocol: /^https?$/,
    abort: true,
    error: `${name} must be a full URL such as https://example.com.`,
  });

// Auth.js would take any other path as the base of its own endpoints.
const authUrl = httpUrl("AUTH_URL").refine(
  (value) => /^(\/api\/auth)?\/?$/.test(new URL(value).pathname) && isPlain(value),
  "AUTH_URL must be an address without path or query, such as https://example.com.",
);

const proxyUrl = httpUrl("AUTH_REDIRECT_PROXY_URL")
  .refine((value) => new URL(value).pathname === "/api/auth" && isPlain(value), {
    abort: true,
    error: "AUTH_REDIRECT_PROXY_URL must end in /api/auth, such as https://example.com/api/auth.",
  })
  .refine((value) => new URL(value).protocol === "https:" || isOnThisMachine(value), {
    error: "AUTH_REDIRECT_PROXY_URL must begin with https://, since TikTok returns to it.",
  });

const variables = {
  NODE_ENV: z
    .enum(["development", "production", "test"], {
      error: "NODE_ENV must be development, production or test.",
    })
    .default("production"),
  AUTH_SECRET: z
    .string()
    .min(32, "AUTH_SECRET is too short: generate one with `openssl rand -base64 33`.")
    .optional(),
  // The secret before the current one: sessions that it encrypted stay valid.
  AUTH_SECRET_1: z
    .string()
    .min(32, "AUTH_SECRET_1 is too short: it must be the AUTH_SECRET that was used before.")
    .optional(),
  AUTH_TIKTOK_ID: z.string().optional(),
  AUTH_TIKTOK_SECRET: z.string().optional(),
  AUTH_URL: authUrl.optional(),
  AUTH_REDIRECT_PROXY_URL: proxyUrl.optional(),
  AUTH_PREVIEW_ORIGINS: z
    .string()
    .default("")
    .transform((list) => list.split(",").map((origin) => origin.trim()))
    .transform((origins) => origins.filter(Boolean))
    .refine((origins) => origins.every(isPreviewOrigin), {
      error:
        "AUTH_PREVIEW_ORIGINS must be origins separated by commas, such as https://staging.example.com,https://my-site-git-next-my-team.vercel.app.",
    }),
  AUTH_TRUST_HOST: z.stringbool({ error: "AUTH_TRUST_HOST must be true or false." }).optional(),
  TIKTOK_SCOPES: z
    .string()
    .default(site.scopes || "user.info.basic")
    .transform((list) => [
      ...new Set(["user.info.basic", ...list.split(",").map((scope) => scope.trim())]),
    ])
    .refine((scopes) => scopes.every((scope) => SCOPE.test(scope)), {
      error:
        "TIKTOK_SCOPES must be scope names separated by commas, such as user.info.basic,user.info.stats.",
    }),
  TIKTOK_EMULATOR_URL: httpUrl("TIKTOK_EMULATOR_URL")
    .refine(
      isOnThisMachine,
      "TIKTOK_EMULATOR_URL must point at this machine, such as http://localhost:4600.",
    )
    .optional(),
  // Where people are kept. Without it, everything is in the visitor's cookie.
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/[^/]/, DATABASE_URL_FORM)
    .optional(),
  // Vercel sends it with every call of a cron job.
  CRON_SECRET: z
    .string()
    .min(16, "CRON_SECRET is too short: generate one with `openssl rand -base64 33`.")
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl("OTEL_EXPORTER_OTLP_ENDPOINT").optional(),
  VERCEL: z.string().optional(),
  VERCEL_OTEL_ENDPOINTS: z.string().optional(),
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
  // Outside Vercel, anyone can send this server a host, which would become the address that receives a code.
  if (env.AUTH_REDIRECT_PROXY_URL && env.AUTH_TRUST_HOST && !env.AUTH_URL && !env.VERCEL) {
    refuse(
      "AUTH_URL is missing: with AUTH_REDIRECT_PROXY_URL and AUTH_TRUST_HOST, a request could choose the address that receives TikTok's code.",
    );
  }
  if (env.TIKTOK_EMULATOR_URL && env.VERCEL)
    refuse("TIKTOK_EMULATOR_URL is for local work only: remove it from this deployment.");
});

/** Every variable that the site reads, by name. */
export const variableNames = Object.keys(variables) as (keyof typeof variables)[];

type Source = Record<string, string | undefined>;

export type Env = z.output<typeof schema>;

/**
 * Reads and checks an environment. Everything is optional, so that a build and a first look need nothing.
 * @throws {Error} one sentence for each variable that is wrong, never its value
 */
export function readEnv(source: Source): Env {
  const { data, error } = schema.safeParse(valuesIn(source));
  if (data) return data;
  throw new Error(error.issues.map((issue) => issue.message).join(" "));
}

/** What `readEnv` would refuse, as sentences that begin with the variable's name. */
export function mistakesIn(source: Source): string[] {
  const { error } = schema.safeParse(valuesIn(source));
  return (error?.issues ?? []).map((issue) => issue.message);
}

/** The variables that the site reads, each `cleaned`; undefined if it is not set or empty. */
export const valuesIn = (source: Source) =>
  Object.fromEntries(variableNames.map((name) => [name, cleaned(source[name]) || undefined]));

/**
 * The value of a variable. Spaces around it come from copying; quotation marks come from Docker, whose --env-file keeps
 * those that surround a value in a .env file. A value that is empty without them counts as absent.
 */
export const cleaned = (value: string | undefined) =>
  value
    ?.trim()
    .replace(/^(["'])(.*)\1$/s, "$2")
    .trim();

/** The names of the variables that sign-in still needs; empty when it can work. */
export function missingVariables(env: Env): string[] {
  const missing: string[] = [];
  if (!env.AUTH_SECRET) missing.push("AUTH_SECRET");
  if (!env.AUTH_TIKTOK_ID) missing.push("AUTH_TIKTOK_ID", "AUTH_TIKTOK_SECRET");
  if (!trustsHost(env)) missing.push("AUTH_URL");
  return missing;
}

/**
 * Whether Auth.js may trust the address that it finds. AUTH_URL overrides whatever a request says. Without
 * it, AUTH_TRUST_HOST decides whether to trust the request's host; by default only Vercel's, which Vercel
 * sets itself, and that of local development are trusted.
 * @see https://authjs.dev/getting-started/deployment#auth_trust_host
 */
export function trustsHost(env: Env): boolean {
  if (env.AUTH_URL) return true;
  return env.AUTH_TRUST_HOST ?? Boolean(env.VERCEL || env.NODE_ENV === "development");
}
