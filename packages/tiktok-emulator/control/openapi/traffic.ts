import { z } from "zod";
import { EVENTS } from "../../tiktok/webhooks";
import { webhooksBody } from "../webhooks";
import { type Operation, scopes, seconds, text } from "./operation";

const pairs = z.record(z.string(), z.string());

const request = z.strictObject({
  at: z.iso.datetime(),
  method: text,
  path: text,
  query: pairs,
  headers: pairs,
  form: pairs.optional(),
  json: z.unknown().optional(),
  raw: z.strictObject({
    search: text,
    headers: z.array(z.array(text).length(2)),
    body: text,
  }),
  status: z.number().int(),
  error: text.nullable(),
});

const delivery = z.strictObject({
  body: text,
  signature: text,
  /** 0 without an answer. */
  status: z.number().int(),
  attempt: z.number().int(),
});

const issued = {
  value: text,
  grant: text,
  scopes,
  expiresAt: seconds,
  isRevoked: z.boolean(),
};
const code = z.strictObject({ ...issued, redirectUri: text, challenge: text.nullable() });
const grant = z.strictObject({
  id: text,
  holder: text,
  clientKey: text,
  persona: text,
  scopes,
});

/** What was sent and received, and what was issued. */
export const TRAFFIC_OPERATIONS: Operation[] = [
  {
    method: "get",
    path: "/_emulator/requests",
    summary: "The last 1,000 requests to TikTok's endpoints, oldest first.",
    answer: z.strictObject({ requests: z.array(request) }),
  },
  { method: "delete", path: "/_emulator/requests", summary: "Forgets the requests." },
  {
    method: "get",
    path: "/_emulator/tokens",
    summary: "Every consent, code and token.",
    answer: z.strictObject({
      grants: z.array(grant),
      codes: z.array(code),
      accessTokens: z.array(z.strictObject(issued)),
      refreshTokens: z.array(z.strictObject(issued)),
    }),
  },
  {
    method: "get",
    path: "/_emulator/webhooks",
    summary: "TikTok's events, each with a content to send, and the reasons of a removal.",
    answer: z.strictObject({
      events: z.record(z.enum(Object.keys(EVENTS)), z.record(z.string(), z.unknown())),
      reasons: z.record(z.string(), z.number().int()),
    }),
  },
  {
    method: "post",
    path: "/_emulator/webhooks",
    summary: "Lets something happen to a person at TikTok, and sends the webhook.",
    body: webhooksBody,
    example: { persona: "creator", event: "authorization.removed", content: { reason: 3 } },
    answer: z.strictObject({ deliveries: z.array(delivery) }),
    refusals: { 400: "There is no such event or reason.", 404: "No such persona or app." },
  },
  {
    method: "get",
    path: "/_emulator/deliveries",
    summary: "The webhooks that were sent, retries included, and how the app answered.",
    answer: z.strictObject({ deliveries: z.array(delivery) }),
  },
];
