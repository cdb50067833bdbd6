import { expect, it } from "vitest";
import { requestId } from "./log";

it.each([
  [{ "x-request-id": "0f9a-4c3d" }, "0f9a-4c3d"],
  [
    { "x-vercel-id": "fra1::iad1::abcde-1700000000000-0123456789ab" },
    "fra1::iad1::abcde-1700000000000-0123456789ab",
  ],
])("is what stands in %o", (sent, id) => {
  expect(requestId(new Headers(sent as HeadersInit))).toBe(id);
});

it.each(["", "short", "a b c d e f g", "x".repeat(200), "id\u0085id\u0085id"])(
  "is a new one instead of %j, the same for the whole request",
  (sent) => {
    const headers = new Headers({ "x-request-id": sent });
    const id = requestId(headers);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(requestId(headers)).toBe(id);
    expect(requestId(new Headers())).not.toBe(id);
  },
);
