import { env } from "@/lib/env";

// TikTok's codes, tokens and client tokens; the cookie's JWE and Auth.js's check values.
const SECRETS =
  /\b(?:act|rft|clt)\.[^\s"'&]+|\beyJ[\w-]+\.[\w.-]*|\b(code|state|code_verifier|client_secret)=[^\s"'&]+/g;

/** Takes out whatever looks like a token, a code or the client secret, and keeps to one line. */
export function redact(text: string): string {
  const masked = text.replace(SECRETS, (_, name?: string) =>
    name ? `${name}=[hidden]` : "[hidden]",
  );
  const secrets = [env.AUTH_TIKTOK_SECRET, env.AUTH_SECRET].filter(
    (secret) => secret !== undefined,
  );
  return secrets
    .reduce((line, secret) => line.replaceAll(secret, "[hidden]"), masked)
    .replace(/\s+/g, " ")
    .slice(0, 600);
}

/**
 * One line on standard error for a failure and what caused it. A warning, since every failure that
 * comes here was handled; Next's development overlay would show an error as a broken page.
 * @param area where it happened, such as "auth" or "tiktok"
 */
export function logFailure(area: string, error: unknown): void {
  console.warn(`[${area}] ${redact(explain(error))}`);
}

/**
 * One line on standard output for something that happened.
 * @param area where it happened, such as "webhook"
 */
export function logEvent(area: string, words: string): void {
  console.log(`[${area}] ${redact(words)}`);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const kind = "type" in error && typeof error.type === "string" ? error.type : error.name;
  // Auth.js puts the cause into `cause.err`, and its own documentation link at the message's end.
  const message = error.message.replace(/\s*Read more at https:\S+/, "").replace(/^\.$/, "");
  const inner = error.cause instanceof Error ? error.cause : causeOf(error.cause);
  return [[kind, message].filter(Boolean).join(": "), inner && explain(inner)]
    .filter(Boolean)
    .join(" <- ");
}

function causeOf(cause: unknown): Error | undefined {
  const inner = (cause as { err?: unknown } | undefined)?.err;
  return inner instanceof Error ? inner : undefined;
}
