import { describe, expect, it } from "vitest";
import { sampleContext } from "../testing/sample-context";
import { isFromThisSite, originToMoveTo, requestedOrigin } from "./origin";

describe("requestedOrigin", () => {
  it.each([
    [{ host: "localhost:3000" }, "http://localhost:3000"],
    [{ host: "localhost:3000", "x-forwarded-proto": "http" }, "http://localhost:3000"],
    [
      { host: "10.0.0.1:3000", "x-forwarded-host": "example.com", "x-forwarded-proto": "https" },
      "https://example.com",
    ],
    [
      {
        host: "10.0.0.1:3000",
        "x-forwarded-host": "example.com, inner.example",
        "x-forwarded-proto": "https,http",
      },
      "https://example.com",
    ],
    [{ host: "example.com", "x-forwarded-proto": "HTTPS" }, "https://example.com"],
    [{ host: "example.com", "x-forwarded-host": "" }, "http://example.com"],
  ])("%o: %s", (headers: Record<string, string>, origin) => {
    expect(requestedOrigin(new Headers(headers))).toBe(origin);
  });

  it.each(["a b", "<b>", "x:99999", "[::1", "x/y", "x?y", "x#y", "user@x", "x\\y", "%00"])(
    "is null for the host %o",
    (host) => {
      expect(requestedOrigin(new Headers({ "x-forwarded-host": host }))).toBeNull();
    },
  );

  it("is null without a host", () => {
    expect(requestedOrigin(new Headers())).toBeNull();
  });
});

describe("originToMoveTo", () => {
  it.each([
    [null, "http://localhost:3000", null],
    ["https://example.com", "https://example.com", null],
    ["https://example.com", "https://www.example.com", "https://example.com"],
    ["https://example.com", "null", null],
  ])("with the origin %o from %s: %s", (own, here, expected) => {
    const headers = new Headers({ origin: here });
    expect(originToMoveTo(sampleContext({ origin: own }), headers)).toBe(expected);
  });
});

describe("isFromThisSite", () => {
  it.each([
    [{}, true],
    [{ origin: "https://example.com" }, true],
    [{ origin: "http://example.com" }, true],
    [{ origin: "https://example.com", "x-forwarded-host": "example.com:443" }, true],
    [{ origin: "https://example.com", "x-forwarded-host": "EXAMPLE.com, inner" }, true],
    [{ origin: "https://example.com:8443" }, false],
    [{ origin: "https://evil.example" }, false],
    [{ origin: "null" }, false],
    [{ origin: "foo" }, false],
    [{ origin: "null", "sec-fetch-site": "same-origin" }, true],
    [{ origin: "https://example.com", "sec-fetch-site": "same-site" }, false],
  ])("%o: %s", (headers, expected) => {
    const sent = new Headers({ host: "example.com", ...headers } as HeadersInit);
    expect(isFromThisSite(sampleContext(), sent)).toBe(expected);
  });

  it("takes the site's own origin for its own, whatever host a proxy names", () => {
    const sent = new Headers({ host: "10.0.0.1:3000", origin: "https://example.com" });
    expect(isFromThisSite(sampleContext({ origin: "https://example.com" }), sent)).toBe(true);
    expect(isFromThisSite(sampleContext(), sent)).toBe(false);
  });
});
