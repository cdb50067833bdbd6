import { z } from "zod";
import { nowSeconds } from "@/lib/clock";
import { classify, TikTokError } from "@/lib/tiktok/errors";

const PATIENCE_MS = 5_000;

const text = z.string().optional().catch(undefined);

// The OAuth endpoints report errors in a flat object, the Display API in an envelope. Gateways use either.
const flatError = z
  .object({ error: z.string().min(1), error_description: text, log_id: text })
  .transform((body) => ({
    code: body.error,
    description: body.error_description,
    logId: body.log_id,
  }));
const envelopeError = z
  .object({ error: z.object({ code: z.string().min(1), message: text, log_id: text }) })
  .transform(({ error }) => ({
    code: error.code,
    description: error.message,
    logId: error.log_id,
  }));
const anyError = z.union([flatError, envelopeError]);

/** A parsed body, and when TikTok sent it, in Unix seconds. A cached answer keeps its date. */
export interface Answer<Body> {
  body: Body;
  at: number;
}

/**
 * Calls TikTok and parses its answer. TikTok reports failures inside HTTP 200 answers as well, so the body
 * decides whether the call succeeded.
 * @param endpoint its name for logs, such as "token" or "user/info"
 * @param init its `signal` limits the wait; without one the limit is five seconds
 * @throws {TikTokError} refused, unreadable, or no answer in time
 */
export async function callTikTok<Schema extends z.ZodType>(
  endpoint: string,
  url: string,
  init: RequestInit,
  schema: Schema,
): Promise<Answer<z.output<Schema>>> {
  const { response, text } = await send(endpoint, url, init);
  const { status, headers } = response;
  const headerLogId = headers.get("x-tt-logid") ?? undefined;
  const retryAfter = secondsToWait(headers.get("retry-after"), Date.now());
  const body = parse(text);
  const error = anyError.safeParse(body).data;
  if (error && error.code !== "ok") {
    const detail = { ...error, status, logId: error.logId || headerLogId, retryAfter };
    throw new TikTokError(classify(detail), { endpoint, ...detail });
  }
  const parsed = schema.safeParse(body);
  if (response.ok && parsed.success) return { body: parsed.data, at: sentAt(response) };
  const failure = response.ok ? failureOf(parsed.error) : classify({ status });
  const description = response.ok ? "unexpected shape" : undefined;
  const detail = { endpoint, status, description, logId: headerLogId, retryAfter };
  throw new TikTokError(failure, detail);
}

async function send(endpoint: string, url: string, init: RequestInit) {
  try {
    const signal = init.signal ?? AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(url, { ...init, signal });
    return { response, text: await response.text() };
  } catch (cause) {
    throw new TikTokError("unavailable", { endpoint, description: "no answer" }, { cause });
  }
}

/**
 * The wait that a `Retry-After` header asks for, in seconds from now; undefined unless it is in the future.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function secondsToWait(header: string | null, nowMs: number): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - nowMs) / 1000);
  return seconds > 0 ? seconds : undefined;
}

function sentAt(response: Response): number {
  const at = Date.parse(response.headers.get("date") ?? "");
  return at ? Math.floor(at / 1000) : nowSeconds();
}

/** The parsed JSON, undefined for an empty body, or the text itself, which no schema accepts. */
function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
}

function failureOf(error: z.ZodError | undefined) {
  const lacksOnlyOpenId = error?.issues.every((issue) => issue.path.at(-1) === "open_id");
  return lacksOnlyOpenId ? "open_id_missing" : "unreadable_answer";
}
