import { describe, expect, it } from "vitest";
import { sampleContext } from "../testing/sample-context";
import * as paths from "./return-path";

const { withQuery } = paths;
const context = sampleContext();
const safeReturnPath = (wanted: unknown) => paths.safeReturnPath(context, wanted);
const safeReturnPathAt = (origin: string, wanted: unknown) =>
  paths.safeReturnPathAt(context, origin, wanted);
const loginPath = (wanted: string) => paths.loginPath(context, wanted);

describe("safeReturnPath", () => {
  it.each(["/", "/dashboard", "/dashboard/videos?cursor=1&sort=a%20b", "/loginsight", "/export"])(
    "keeps %s",
    (path) => expect(safeReturnPath(path)).toBe(path),
  );

  it.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/.//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://evil.example/dashboard",
    "https:evil.example",
    "dashboard",
    "",
    "/login",
    "/login?callbackUrl=/login",
    "/api/auth/signout",
    `/${"a".repeat(200)}`,
    `/${"é".repeat(50)}`,
    undefined,
    null,
    42,
    ["/dashboard", "//evil.example"],
  ])("replaces %o with the dashboard", (wanted) => {
    expect(safeReturnPath(wanted)).toBe("/dashboard");
  });
});

describe("a path that is too long", () => {
  it.each([
    `/dashboard/videos?${"a".repeat(200)}`,
    // Each of them is ten bytes in a cookie.
    `/dashboard/videos?a=${"é".repeat(30)}`,
    `/dashboard/videos?${"&".repeat(100)}`,
  ])("loses its query: %s", (wanted) => {
    expect(safeReturnPath(wanted)).toBe("/dashboard/videos");
  });

  it("is measured as it is sent", () => {
    for (const length of [0, 20, 50, 100, 190, 200, 1_000, 10_000])
      for (const filler of ["a", "é", "%", "&", "%F0%9F%98%80", "/"])
        for (const before of ["/p", "/p?", "/p?q="])
          expect(
            encodeURIComponent(safeReturnPath(before + filler.repeat(length))).length,
          ).toBeLessThanOrEqual(200);
  });
});

describe("a secret of Vercel's deployment protection", () => {
  const secrets = [
    "x-vercel-protection-bypass=s3cret",
    "X-Vercel-Protection-Bypass=s3cret",
    "x%2Dvercel-protection-bypass=s3cret",
    "x-vercel-set-bypass-cookie=samesitenone",
    "x-vercel-skip-toolbar=1",
    "_vercel_share=s3cret",
    "_vercel_jwt=s3cret",
    "__vercel_toolbar=1",
    "vercelToolbarCode=s3cret",
    "x-vercel-protection-bypass=s3cret&x-vercel-protection-bypass=s3cret",
  ];
  it.each(secrets)("is not kept: %s", (secret) => {
    const path = "/dashboard/videos";
    expect(safeReturnPath(`${path}?${secret}`)).toBe(path);
    expect(safeReturnPath(`${path}?a=1&${secret}&b=2`)).toBe(`${path}?a=1&b=2`);
    expect(safeReturnPathAt("https://a.b", `https://a.b${path}?${secret}`)).toBe(path);
    expect(loginPath(`${path}?${secret}`)).toBe(loginPath(path));
    expect(withQuery(path, Object.fromEntries(new URLSearchParams(secret)))).toBe(path);
  });

  it("takes nothing else with it", () => {
    const path = "/dashboard/videos?sort=a%20b&_vercel=&about=vercel&my-vercel=1";
    expect(safeReturnPath(path)).toBe("/dashboard/videos?sort=a+b&about=vercel&my-vercel=1");
    expect(safeReturnPath("/dashboard/videos?sort=a%20b")).toBe("/dashboard/videos?sort=a%20b");
  });
});

it("replaces a download with the page that offers it", () => {
  expect(safeReturnPath("/dashboard/settings/export?a=1")).toBe("/dashboard/settings?a=1");
  expect(safeReturnPath("/dashboard/settings/export/?a=1")).toBe("/dashboard/settings?a=1");
});

it.each([
  ["https://a.example/dashboard/videos?a=1", "/dashboard/videos?a=1"],
  ["/dashboard/videos", "/dashboard/videos"],
  ["https://a.example//evil.example", "/dashboard"],
  ["https://a.example.evil.example/dashboard/videos", "/dashboard"],
  ["https://evil.example/dashboard/videos", "/dashboard"],
  [["https://a.example/"], "/dashboard"],
])("at https://a.example, %o leads to %s", (wanted, path) => {
  expect(safeReturnPathAt("https://a.example", wanted)).toBe(path);
});

it("adds the page to return to, with its query, to the login page's address", () => {
  expect(loginPath("/dashboard/videos?cursor=1&b=2")).toBe(
    "/login?callbackUrl=%2Fdashboard%2Fvideos%3Fcursor%3D1%26b%3D2",
  );
});

it.each([
  [{}, "/dashboard"],
  [{ a: "1", b: undefined }, "/dashboard?a=1"],
  [{ a: ["1", "2"], b: "x y" }, "/dashboard?a=1&a=2&b=x+y"],
])("adds the query %o to the page", (query, address) => {
  expect(withQuery("/dashboard", query)).toBe(address);
});
