import { type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { TikTokError } from "tiktok-login";

/**
 * Traces a call to TikTok, if tracing is configured. A failed span has TikTok's code and log_id, and none of its
 * texts, which can name people.
 * @param endpoint such as "user/info"
 */
export function withSpan<Result>(endpoint: string, call: () => Promise<Result>): Promise<Result> {
  const tracer = trace.getTracer("tiktok");
  return tracer.startActiveSpan(`tiktok ${endpoint}`, { kind: SpanKind.CLIENT }, async (span) => {
    try {
      return await call();
    } catch (error) {
      noteFailure(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

function noteFailure(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  if (!(error instanceof TikTokError)) return;
  for (const [name, value] of Object.entries(error.fields)) {
    if (value !== undefined) span.setAttribute(`tiktok.${name}`, value);
  }
}
