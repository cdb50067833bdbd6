import { headers } from "next/headers";

/** What a log line has besides its message: names and values without secrets. */
type Fields = Record<string, string | number | undefined>;

const MAX_LENGTH = 600;

// TikTok's codes and tokens, the JWE of the session cookie, and Auth.js's check values.
const SECRETS =
  /\b(?:act|rft|clt)\.[^\s"'&]+|\beyJ[\w-]+\.[\w.-]*|\b(code|state|code_verifier|client_secret)=[^\s"'&]+/g;

/** Writes log lines, none of which has a secret. */
export interface Log {
  /**
   * Logs a failure and its causes as one line on standard error. It is a warning, because the failure was
   * handled; Next's development overlay would show an error as a broken page.
   * @param area where it happened, such as "auth" or "tiktok"
   * @param fields what the line has besides the fields of the error
   */
  failure(area: string, error: unknown, fields?: Fields): void;
  /**
   * Logs something that happened as one line on standard output.
   * @param area where it happened, such as "webhook"
   */
  event(area: string, message: string, fields?: Fields): void;
}

/** A log that also hides these secrets wherever they appear. */
export function createLog(secrets: readonly string[]): Log {
  // An empty one would be found between all letters.
  const known = secrets.filter(Boolean);
  const cleaned = (text: string) => clean(text, known);
  return {
    failure: (area, error, fields) =>
      write("warn", area, cleaned, explain(error), { ...fieldsOf(error), ...fields }),
    event: (area, message, fields = {}) => write("log", area, cleaned, message, fields),
  };
}

type Clean = (text: string) => string;

function write(
  method: "warn" | "log",
  area: string,
  cleaned: Clean,
  message: string,
  fields: Fields,
): void {
  const print = (id?: string) =>
    // A text from outside must not look like a field.
    console[method](
      `[${area}] ${cleaned(message).replace(/(\w)=/g, "$1: ")}${printed({ request: id, ...fields }, cleaned)}`,
    );
  try {
    headers().then(
      (sent) => print(requestId(sent)),
      () => print(),
    );
  } catch {
    // Outside a request, such as in a timer.
    print();
  }
}

/** ` name=value` for each field that has one. */
function printed(fields: Fields, cleaned: Clean): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => {
      const text = cleaned(String(value));
      return ` ${name}=${/^[\w./:-]+$/.test(text) ? text : JSON.stringify(text)}`;
    })
    .join("");
}

/**
 * One line of at most 600 characters, without what looks like a token, a code or a secret, and without
 * characters that a terminal would act on.
 */
function clean(text: string, secrets: readonly string[]): string {
  // First, because an invisible character inside a token would keep it from being recognized.
  const printable = text.replace(/\s+/g, " ").replace(/[\p{Cc}\p{Cf}]/gu, "");
  const masked = printable.replace(SECRETS, (_, name?: string) =>
    name ? `${name}=[hidden]` : "[hidden]",
  );
  return secrets
    .reduce((line, secret) => line.replaceAll(secret, "[hidden]"), masked)
    .slice(0, MAX_LENGTH);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const kind = "type" in error && typeof error.type === "string" ? error.type : error.name;
  // Auth.js ends its messages with a link to its documentation.
  const message = error.message.replace(/\s*Read more at https:\S+/, "").replace(/^\.$/, "");
  const inner = causeOf(error);
  return [[kind, message].filter(Boolean).join(": "), inner && explain(inner)]
    .filter(Boolean)
    .join(" <- ");
}

/** The fields of the first error in a chain of causes that has any. */
function fieldsOf(error: unknown): Fields {
  if (!(error instanceof Error)) return {};
  if ("fields" in error) return error.fields as Fields;
  return fieldsOf(causeOf(error));
}

// Auth.js puts the cause into `cause.err`.
function causeOf({ cause }: Error): Error | undefined {
  if (cause instanceof Error) return cause;
  const inner = (cause as { err?: unknown } | undefined)?.err;
  return inner instanceof Error ? inner : undefined;
}

const FORM = /^[\w:.-]{8,128}$/;

const made = new WeakMap<object, string>();

/**
 * An id that all log lines of a request have in common: the one that a proxy or Vercel gave it, else a new
 * one for as long as Next uses the same headers object.
 * @see https://vercel.com/docs/headers/request-headers#x-vercel-id
 */
export function requestId(headers: Headers): string {
  const sent = headers.get("x-request-id") ?? headers.get("x-vercel-id");
  if (sent && FORM.test(sent)) return sent;
  const known = made.get(headers);
  if (known) return known;
  const id = crypto.randomUUID();
  made.set(headers, id);
  return id;
}
