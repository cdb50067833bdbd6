import { env } from "@/lib/env";

// TikTok's codes and tokens, the JWE of the session cookie, and Auth.js's check values.
const SECRETS =
  /\b(?:act|rft|clt)\.[^\s"'&]+|\beyJ[\w-]+\.[\w.-]*|\b(code|state|code_verifier|client_secret)=[^\s"'&]+/g;

/** Hides whatever looks like a token, a code or a secret, and returns one line of at most 600 characters. */
function redact(text: string): string {
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
 * Logs a failure and its causes as one line on standard error. It is a warning, because the failure was
 * handled; Next's development overlay would show an error as a broken page.
 * @param area where it happened, such as "auth" or "tiktok"
 */
export function logFailure(area: string, error: unknown): void {
  console.warn(`[${area}] ${redact(explain(error))}`);
}

/**
 * Logs something that happened as one line on standard output.
 * @param area where it happened, such as "webhook"
 */
export function logEvent(area: string, message: string): void {
  console.log(`[${area}] ${redact(message)}`);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const kind = "type" in error && typeof error.type === "string" ? error.type : error.name;
  // Auth.js puts the cause into `cause.err` and ends the message with a link to its documentation.
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
