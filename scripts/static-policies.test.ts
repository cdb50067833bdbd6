import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "@/lib/csp.mjs";
import { inlineScriptHashes, withStaticPolicies } from "@/scripts/static-policies";

const hashOf = (script: string) => `sha256-${createHash("sha256").update(script).digest("base64")}`;

describe("the hashes of a document", () => {
  it("are those of its inline scripts, byte for byte", () => {
    const html = `<script src="/a.js" async=""></script><script id="_R_">one</script>
<p>text</p><script>\n two </script><script data-src="x">three</script><script></script>`;
    const hashes = ["one", "\n two ", "three", ""].map(hashOf);
    expect(inlineScriptHashes(html)).toEqual(hashes);
  });

  it("match the example in the specification", () => {
    expect(inlineScriptHashes("<script>alert('Hello, world.');</script>")).toEqual([
      "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=",
    ]);
  });
});

describe("a build's header rules", () => {
  const policy = contentSecurityPolicy({ isDevelopment: false, isHttps: false });
  const policyOf = (script: string) =>
    policy.replace("script-src 'self' 'unsafe-inline'", `script-src 'self' '${hashOf(script)}'`);
  const csp = (value: string) => ({ key: "Content-Security-Policy", value });
  const other = { key: "X-Frame-Options", value: "DENY" };
  const everything = {
    source: "/:path*",
    regex: "^.*$",
    has: ["https"],
    headers: [csp(policy), other],
  };
  const cache = {
    source: "/login",
    regex: "^/login$",
    headers: [{ key: "Cache-Control", value: "no" }],
  };
  const route = (page: string) => ({ page, regex: `^${page}$` });
  const manifest = {
    version: 3,
    headers: [everything, cache],
    staticRoutes: ["/", "/_not-found", "/login", "/robots.txt"].map(route),
    dynamicRoutes: ["/blog/[slug]", "/docs/[...path]", "/help/[[...path]]"].map(route),
  };
  const html: Record<string, string> = {
    "/": "<script>landing</script>",
    "/_not-found": "<script>lost</script>",
  };
  const pages = [...manifest.staticRoutes, ...manifest.dynamicRoutes]
    .map(({ page }) => page)
    .filter((page) => page !== "/robots.txt");
  const { headers, ...rest } = withStaticPolicies(manifest, pages, (page) => html[page] ?? null);
  const ofPage = (source: string, page: string, value: string) => {
    return { ...everything, source, regex: `^${page}$`, headers: [csp(value)] };
  };

  it("allow the scripts of the page that is not found at every address", () => {
    expect(headers[0]).toEqual({ ...everything, headers: [csp(policyOf("lost")), other] });
  });

  it("then change the policy of each page: its own scripts if it is static, and otherwise any", () => {
    expect(headers.slice(1, -1)).toEqual([
      ofPage("/blog/:p2", "/blog/[slug]", policy),
      ofPage("/docs/:p2+", "/docs/[...path]", policy),
      ofPage("/help/:p2*", "/help/[[...path]]", policy),
      ofPage("/", "/", policyOf("landing")),
      ofPage("/_not-found", "/_not-found", policyOf("lost")),
      ofPage("/login", "/login", policy),
    ]);
  });

  it("are otherwise as they were", () => {
    expect(headers.at(-1)).toEqual(cache);
    const { headers: _, ...before } = manifest;
    expect(rest).toEqual(before);
  });
});
