import { z } from "zod";
import { ENDPOINTS, type Fault, faultSchema } from "../state/fault";

/** The faults offered on the front page. Tests can compose any other over HTTP. */
export const FAULT_PRESETS = {
  down: { label: "Unavailable (503)", fault: { status: 503, body: "" } },
  limited: {
    label: "Rate limited (429, Retry-After 30)",
    fault: { status: 429, headers: { "retry-after": "30" } },
  },
  slow: { label: "8 seconds late, carried out at the end", fault: { delayMs: 8_000 } },
  late: { label: "8 seconds late, carried out at once", fault: { answerDelayMs: 8_000 } },
  html: {
    label: "HTML instead of JSON (200)",
    fault: { status: 200, contentType: "text/html", body: "<html><body>Hello</body></html>" },
  },
  stalled: { label: "Stops for 8 seconds in the middle", fault: { bodyDelayMs: 8_000 } },
  large: { label: "20 MB larger than usual", fault: { spaces: 20_000_000 } },
  reset: { label: "Connection reset, request not carried out", fault: { reset: true } },
  lost: { label: "Request carried out, answer lost", fault: { lost: true } },
} satisfies Record<string, { label: string; fault: Omit<z.input<typeof faultSchema>, "endpoint"> }>;

const form = z.strictObject({
  endpoint: z.enum(Object.values(ENDPOINTS)),
  kind: z.enum(Object.keys(FAULT_PRESETS) as (keyof typeof FAULT_PRESETS)[]),
  times: z.coerce.number().int().min(1),
});

/** Parses the front page's form into a fault. */
export const faultForm = form.transform(({ endpoint, kind, times }) =>
  faultSchema.parse({ endpoint, times, ...FAULT_PRESETS[kind].fault }),
);

/** A short description of a fault. */
export function describeFault(fault: Fault): string {
  const { status, error, contentType, headers, merge, omit, reset, lost } = fault;
  const { delayMs, answerDelayMs, bodyDelayMs, spaces, gzip } = fault;
  const parts = [
    status && `status ${status}`,
    error,
    status && contentType !== "application/json" && contentType,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    (merge || omit.length > 0) && "changed answer",
    reset && "connection reset",
    lost && "answer lost",
    delayMs > 0 && `${delayMs / 1000} s late`,
    answerDelayMs > 0 && `carried out at once, answered ${answerDelayMs / 1000} s late`,
    bodyDelayMs > 0 && `stops for ${bodyDelayMs / 1000} s`,
    spaces > 0 && `${spaces / 1_000_000} MB larger`,
    gzip && "gzip",
  ];
  return parts.filter(Boolean).join(", ") || "usual answer";
}
