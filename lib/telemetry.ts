import type { Attributes } from "@opentelemetry/api";
import { registerOTel } from "@vercel/otel";
import { site } from "@/lib/site";

interface StartedSpan {
  attributes: Attributes;
  setAttribute(name: string, value: string): unknown;
}

/**
 * Sends traces to where OTEL_EXPORTER_OTLP_ENDPOINT or Vercel's tracing integration says. Spans of Next and of
 * the calls to TikTok have no queries: a callback's query contains TikTok's code.
 * @see https://nextjs.org/docs/app/guides/open-telemetry
 */
export function startTelemetry(): void {
  registerOTel({
    serviceName: site.name,
    // TikTok has no use for this site's trace ids.
    instrumentationConfig: { fetch: { propagateContextUrls: [] } },
    spanProcessors: [withoutQueries, "auto"],
  });
}

const withoutQueries = {
  onStart(span: StartedSpan) {
    for (const [name, value] of Object.entries(span.attributes)) {
      if (typeof value === "string" && /[?#]/.test(value))
        span.setAttribute(name, value.replace(/[?#].*/s, ""));
    }
  },
  onEnd() {},
  forceFlush: async () => {},
  shutdown: async () => {},
};
