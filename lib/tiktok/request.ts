import { z } from "zod";
import { classify, TikTokError } from "@/lib/tiktok/errors";

const PATIENCE_MS = 5_000;

const text = z.string().optional().catch(undefined);

// The OAuth endpoints answer flat, the Display API in an envelope; gateways may use either for both.
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

/** How long a cached answer may be served again before TikTok is asked anew. */
const FRESH_SECONDS = 300;

/**
 * How to cache a read. Next keys it by address, body and headers, so by the token, too.
 * @param tag what the answer can be dropped by, the open_id; without one TikTok is always asked
 */
export function cachedAs(tag?: string): RequestInit {
  if (!tag) return { cache: "no-store" };
  return { cache: "force-cache", next: { revalidate: FRESH_SECONDS, tags: [tag] } };
}

/** A body, and when TikTok sent it, in Unix seconds: a cached answer keeps its date. */
export interface Answer<Body> {
  body: Body;
  at: number;
}

/**
 * Asks TikTok and gives the parsed body. TikTok reports failures inside HTTP 200 answers too, so the
 * body is what decides.
 * @param endpoint its name for logs, such as "token" or "user/info"
 * @param init with a `signal` of its own it is waited for that long, else for five seconds
 * @throws {TikTokError} refused, unreadable, or no answer in time
 */
export async function askTikTok<Schema extends z.ZodType>(
  endpoint: string,
  url: string,
  init: RequestInit,
  schema: Schema,
): Promise<Answer<z.output<Schema>>> {
  try {
    return await ask(endpoint, url, init, schema);
  } catch (error) {
    // Next keeps every 200, and TikTok puts failures into some of them.
    const kept = init.cache === "force-cache" && (error as TikTokError).detail?.status === 200;
    if (!kept) throw error;
    return ask(endpoint, url, { ...init, ...cachedAs(), next: {} }, schema);
  }
}

async function ask<Schema extends z.ZodType>(
  endpoint: string,
  url: string,
  init: RequestInit,
  schema: Schema,
): Promise<Answer<z.output<Schema>>> {
  const response = await send(endpoint, url, init);
  const { status } = response;
  const headerLogId = response.headers.get("x-tt-logid") ?? undefined;
  const retryAfter = Number.parseInt(response.headers.get("retry-after") ?? "", 10) || undefined;
  const body = await readJson(response);
  const said = anyError.safeParse(body).data;
  if (said && said.code !== "ok") {
    const detail = { ...said, status, logId: said.logId || headerLogId, retryAfter };
    throw new TikTokError(classify(detail), { endpoint, ...detail });
  }
  const parsed = schema.safeParse(body);
  if (response.ok && parsed.success) return { body: parsed.data, at: sentAt(response) };
  const failure = response.ok ? failureOf(parsed.error) : classify({ status });
  const description = response.ok ? "an answer of another shape" : undefined;
  const detail = { endpoint, status, description, logId: headerLogId, retryAfter };
  throw new TikTokError(failure, detail);
}

async function send(endpoint: string, url: string, init: RequestInit): Promise<Response> {
  try {
    const signal = init.signal ?? AbortSignal.timeout(PATIENCE_MS);
    return await fetch(url, { ...init, signal });
  } catch (cause) {
    throw new TikTokError("unavailable", { endpoint, description: "no answer" }, { cause });
  }
}

function sentAt(response: Response): number {
  const at = Date.parse(response.headers.get("date") ?? "") || Date.now();
  return Math.floor(at / 1000);
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function failureOf(error: z.ZodError | undefined) {
  const lacksOnlyOpenId = error?.issues.every((issue) => issue.path.at(-1) === "open_id");
  return lacksOnlyOpenId ? "open_id_missing" : "unreadable_answer";
}
