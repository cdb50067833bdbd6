import { z } from "zod";
import { ENDPOINTS, type Fault, faultSchema } from "./faults";

/** What a person can choose on the front page; a test composes any fault over HTTP. */
export const FAULT_KINDS = {
  down: { label: "Not answering (503)", fault: { status: 503, body: "" } },
  limited: {
    label: "Limiting requests (429, Retry-After 30)",
    fault: { status: 429, headers: { "retry-after": "30" } },
  },
  slow: { label: "Slow by 8 seconds", fault: { delayMs: 8_000 } },
  html: {
    label: "A page of HTML (200)",
    fault: { status: 200, contentType: "text/html", body: "<html><body>Hello</body></html>" },
  },
  reset: { label: "Connection broken off, nothing done", fault: { reset: true } },
  lost: { label: "Done, but the answer is lost", fault: { lost: true } },
} satisfies Record<string, { label: string; fault: Omit<z.input<typeof faultSchema>, "endpoint"> }>;

const form = z.strictObject({
  endpoint: z.enum(Object.values(ENDPOINTS)),
  kind: z.enum(Object.keys(FAULT_KINDS) as (keyof typeof FAULT_KINDS)[]),
  times: z.coerce.number().int().min(1),
});

/** The fault that the front page's form asks for, or why there is none. */
export const faultForm = form.transform(({ endpoint, kind, times }) =>
  faultSchema.parse({ endpoint, times, ...FAULT_KINDS[kind].fault }),
);

/** A fault in few words, whoever composed it. */
export function faultInWords({
  status,
  contentType,
  headers,
  reset,
  lost,
  delayMs,
}: Fault): string {
  const parts = [
    status && `status ${status}`,
    status && contentType !== "application/json" && contentType,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    reset && "broken off, nothing done",
    lost && "done, answer lost",
    delayMs > 0 && `${delayMs / 1000} s late`,
  ];
  return parts.filter(Boolean).join(", ") || "as usual";
}
