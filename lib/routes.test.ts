import { describe, expect, it } from "vitest";
import { loginPath, safeReturnPath, safeReturnPathAt, withQuery } from "@/lib/routes";

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
    `/${"a".repeat(2000)}`,
    undefined,
    null,
    42,
    ["/dashboard", "//evil.example"],
  ])("replaces %o with the dashboard", (wanted) => {
    expect(safeReturnPath(wanted)).toBe("/dashboard");
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
