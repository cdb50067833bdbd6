import { z } from "zod";
import type { App } from "./app";
import { readBounded } from "./bounded-body";
import { nowSeconds } from "./clock";
import { classify, type FailureCode, type FailureDetail, TikTokError } from "./errors";

// Twenty videos are about 30 kB.
const MAX_BYTES = 1_000_000;

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
 * decides whether the call succeeded. Redirects are not followed: they would take the client secret, a code
 * or a token to another address.
 * @param endpoint its name for logs, such as "token" or "user/info"
 * @param init its `signal` limits the wait; without one the limit is five seconds
 * @throws {TikTokError} refused, redirected, unreadable, too large, or no answer in time
 */
export function callTikTok<Schema extends z.ZodType>(
  app: App,
  endpoint: string,
  url: string,
  init: RequestInit,
  schema: Schema,
): Promise<Answer<z.output<Schema>>> {
  return app.trace(endpoint, () => call(app, endpoint, url, init, schema));
}

async function call<Schema extends z.ZodType>(
  { timeouts }: App,
  endpoint: string,
  url: string,
  init: RequestInit,
  schema: Schema,
): Promise<Answer<z.output<Schema>>> {
  const startedAt = performance.now();
  const failed = (
    failure: FailureCode,
    detail: Omit<FailureDetail, "endpoint">,
    cause?: unknown,
  ) => {
    const ms = Math.round(performance.now() - startedAt);
    return new TikTokError(failure, { endpoint, ...detail, ms }, cause ? { cause } : undefined);
  };

  const sent = await send(url, init, timeouts.callMs).catch((cause: unknown) => {
    throw failed("unavailable", { description: "no answer" }, cause);
  });
  const { status, headers } = sent.response;
  const retryAfter = secondsToWait(headers.get("retry-after"), Date.now());
  const answered = { status, logId: headers.get("x-tt-logid") ?? undefined, retryAfter };
  if (status >= 300 && status < 400)
    throw failed("unavailable", { ...answered, description: "a redirect" });
  if (sent.text === undefined)
    throw failed("unreadable_answer", { ...answered, description: "too large" });

  const body = parse(sent.text);
  const error = anyError.safeParse(body).data;
  if (error && error.code !== "ok") {
    const detail = { ...answered, ...error, logId: error.logId || answered.logId };
    throw failed(classify(detail), detail);
  }
  if (!sent.response.ok) throw failed(classify({ status }), answered);
  const parsed = schema.safeParse(body);
  if (parsed.success) return { body: parsed.data, at: sentAt(headers) };
  throw failed(failureOf(parsed.error), { ...answered, description: "unexpected shape" });
}

async function send(url: string, init: RequestInit, ms: number) {
  const signal = init.signal ?? AbortSignal.timeout(ms);
  const response = await fetch(url, { ...init, signal, redirect: "manual" });
  const bytes = await untilAborted(readBounded(response.body, MAX_BYTES), signal);
  return { response, text: bytes?.toString("utf8") };
}

/** Node 20 sometimes never settles the read of a compressed body that is aborted in the middle. */
async function untilAborted<Result>(read: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
  });
  return Promise.race([read, aborted]).finally(() => signal.removeEventListener("abort", stop));
}

/** The longest wait that is believed, in seconds: a day. */
const LONGEST_WAIT = 24 * 60 * 60;

/**
 * The wait that a `Retry-After` header asks for, in seconds from now, at most a day; undefined unless it is
 * in the future.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function secondsToWait(header: string | null, nowMs: number): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - nowMs) / 1000);
  return seconds > 0 ? Math.min(seconds, LONGEST_WAIT) : undefined;
}

function sentAt(headers: Headers): number {
  const now = nowSeconds();
  const at = Math.floor(Date.parse(headers.get("date") ?? "") / 1000);
  // A date far from this server's clock would be shown as the age of what was read.
  return Math.abs(at - now) < LONGEST_WAIT ? at : now;
}

/** The parsed JSON, undefined for an empty body, or the text itself, which no schema accepts. */
function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
}

function failureOf(error: z.ZodError): FailureCode {
  const lacksOnlyOpenId = error.issues.every((issue) => issue.path.at(-1) === "open_id");
  return lacksOnlyOpenId ? "open_id_missing" : "unreadable_answer";
}
