import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { sampleContext } from "../../testing/sample-context";
import { requestForAuthJs } from "./request";

const SITE = "https://site.example";

describe.each([null, SITE])("at the origin %o, a request for Auth.js", (origin) => {
  const context = sampleContext({ origin });
  const name = `${origin ? "__Host-" : ""}authjs.callback-url`;
  const call = async (path: string, headers: HeadersInit = {}) => {
    const request = new NextRequest(`http://10.0.0.1:3000${path}`, { headers });
    return requestForAuthJs(context, request, SITE);
  };

  it("has the origin that it was sent to, and the query byte for byte", async () => {
    const path = "/api/auth/callback/tiktok?code=a*b!c%2A~&state=a%20b+c";
    expect((await call(path)).url).toBe(SITE + path);
  });

  it.each(["http://", "%00", "javascript:alert(1)", "+/dash", "//", "x", "http://a:1.b/", ""])(
    "has no callbackUrl %o, in query or cookie",
    async (wanted) => {
      const cookie = `a=1; ${name}=${wanted}; b=2`;
      const request = await call(`/api/auth/session?a=1&callbackUrl=${wanted}`, { cookie });
      expect(new URL(request.url).search).toBe("?a=1");
      expect(request.headers.get("cookie")).toBe("a=1; b=2");
    },
  );

  it.each(["/dashboard/videos", "https%3A%2F%2Fsite.example%2Fdashboard", "https://other.example"])(
    "keeps the callbackUrl %s",
    async (wanted) => {
      const cookie = `a=1; ${name}=${wanted}`;
      const request = await call(`/api/auth/session?callbackUrl=${wanted}`, { cookie });
      expect(request.url).toBe(`${SITE}/api/auth/session?callbackUrl=${wanted}`);
      expect(request.headers.get("cookie")).toBe(cookie);
    },
  );
});
