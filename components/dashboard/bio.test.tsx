import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Bio, partsOf } from "@/components/dashboard/bio";

describe("partsOf", () => {
  it.each([
    ["no link, not even two. Or three.", []],
    ["see https://example.com/a?b=1&c=2 now", ["https://example.com/a?b=1&c=2"]],
    ["example.com", ["https://example.com"]],
    [
      "http://a.example.com, https://b.example.com.",
      ["http://a.example.com", "https://b.example.com"],
    ],
    ["javascript:alert(1) data:text/html,x ftp://example.com", []],
    ["mail me@example.com", []],
    ["", []],
  ])("%s", (bio, hrefs) => {
    const parts = partsOf(bio);
    expect(parts.flatMap(({ href }) => href ?? [])).toEqual(hrefs);
    expect(parts.map(({ text }) => text).join("")).toBe(bio);
  });
});

it("escapes plain text and marks links as nofollow", () => {
  const html = renderToStaticMarkup(<Bio bio={'<b>me</b> https://example.com/"x'} />);
  expect(html).toContain("&lt;b&gt;me&lt;/b&gt;");
  expect(html).toContain('rel="nofollow ugc noopener noreferrer"');
  expect(html).not.toContain('/"x"');
});
