import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { sampleContext } from "../testing/sample-context";
import { isAction, refuseAction } from "./action-request";

const MAX_BYTES = 20_000;
const SITE = "https://example.com";
const OWN = { host: "example.com", origin: SITE };
const MULTIPART = "multipart/form-data; boundary=----WebKit1";
const FORM =
  '------WebKit1\r\nContent-Disposition: form-data; name="$ACTION_ID_a"\r\n\r\nb\r\n------WebKit1--\r\n';
const ID = { "next-action": `40${"0".repeat(40)}` };

function post(headers: Record<string, string>, body = "[]", path = "/dashboard") {
  const own = { ...OWN, "content-type": "text/plain;charset=UTF-8", ...headers };
  return new NextRequest(SITE + path, { method: "POST", headers: own, body });
}
const form = (type: string, body = FORM) => post({ "content-type": type }, body);
const refusals = {
  maxBytes: MAX_BYTES,
  foreign: () => new Response("foreign", { status: 403 }),
  unreadable: (status: number) => new Response("unreadable", { status }),
};
const refused = (request: NextRequest, context = sampleContext()) =>
  refuseAction(context, refusals, request);
const statusOf = async (request: NextRequest) => (await refused(request))?.status ?? "passed";

it("takes for an action what Next takes for one, outside route handlers", () => {
  expect(isAction(post({ "next-action": "x" }))).toBe(true);
  expect(isAction(form("multipart/form-data"))).toBe(true);
  expect(isAction(post({}))).toBe(false);
  expect(isAction(form("application/x-www-form-urlencoded"))).toBe(true);
  expect(isAction(post({ "content-type": MULTIPART }, FORM, "/api/me/upload"))).toBe(false);
  const headers = { "next-action": "x" };
  expect(isAction(new NextRequest(SITE, { headers }))).toBe(false);
});

describe("where an action comes from", () => {
  it.each([
    ["foo", undefined],
    ["null", undefined],
    ["null", "cross-site"],
    ["https://evil.example", undefined],
    [SITE, "same-site"],
    ["http://localhost:3000.evil.example", undefined],
  ])("refuses origin %s with sec-fetch-site %s, with the site's own page", async (origin, site) => {
    const answer = await refused(post({ origin, ...(site && { "sec-fetch-site": site }) }));
    expect(answer?.status).toBe(403);
    expect(await answer?.text()).toBe("foreign");
  });

  it.each([
    ["null", "same-origin", {}, "http://example.com"],
    [SITE, "same-origin", { "x-forwarded-proto": "https" }, SITE],
    [SITE, undefined, { "x-forwarded-host": "example.com:443" }, "http://example.com:443"],
    [SITE, undefined, { "x-forwarded-host": "Example.com, inner" }, "http://example.com"],
  ])(
    "lets origin %s with sec-fetch-site %s and %o pass, as one that Next accepts",
    async (origin, site, others, seen) => {
      const fetched = site && { "sec-fetch-site": site };
      const request = post({ ...ID, origin, ...fetched, ...others });
      expect(await statusOf(request)).toBe("passed");
      expect(request.headers.get("origin")).toBe(seen);
      expect(request.headers.get("x-forwarded-host")).toBe(new URL(seen).host);
    },
  );

  it("may be the site's own origin, whatever host a proxy names", async () => {
    const request = post({ ...ID, host: "10.0.0.1:3000" });
    expect(await refused(request, sampleContext({ origin: SITE }))).toBeNull();
    expect(request.headers.get("origin")).toBe("http://10.0.0.1:3000");
  });

  it("cannot be told at a host that is not valid", async () => {
    expect(await statusOf(post({ "x-forwarded-host": "a b" }))).toBe(400);
  });
});

describe("the body of an action", () => {
  it.each([
    MULTIPART,
    "multipart/form-data;boundary=----WebKit1",
    'multipart/form-data; boundary="----WebKit1"',
    "multipart/form-data; charset=utf-8; boundary=----WebKit1",
  ])("may be a form of type %s", async (type) => {
    expect(await statusOf(form(type))).toBe("passed");
  });

  it.each([
    ["multipart/form-data", FORM],
    ["multipart/form-data; boundary=", FORM],
    ["multipart/form-dataX; boundary=----WebKit1", FORM],
    ["multipart/form-data; boundary=other", FORM],
    [MULTIPART, ""],
    [MULTIPART, FORM.slice(0, 30)],
    [MULTIPART, FORM.slice(0, -4)],
    [MULTIPART, "junk------WebKit1--"],
    [MULTIPART, "------WebKit1\r\nContent-Disposition: form-data\r\n\r\n1\r\n------WebKit1--"],
    [MULTIPART, "------WebKit1\r\nX\r\n\r\n1\r\n------WebKit1--"],
    ["multipart/form-data; boundary=x; boundary=----WebKit1", FORM],
  ])("cannot be %s with %j", async (type, body) => {
    expect(await statusOf(form(type, body))).toBe(400);
  });

  it.each(["", "[{", "5", '"a"', "null", "{}", JSON.stringify(Array(1_001).fill(0))])(
    "cannot be the arguments %j",
    async (body) => {
      expect(await statusOf(post(ID, body))).toBe(400);
    },
  );

  it("is a list of arguments otherwise, and has a limit", async () => {
    expect(await statusOf(post(ID, '["$K1"]'))).toBe("passed");
    expect(await statusOf(post(ID, `["${"x".repeat(MAX_BYTES)}"]`))).toBe(413);
  });

  it("needs the name of an action, in a header or in a field", async () => {
    for (const headers of [{}, { "next-action": "" }, { "next-action": "x" }])
      expect(await statusOf(post(headers as Record<string, string>))).toBe(400);
    const nameless = FORM.replace("$ACTION_ID_a", "a");
    expect(await statusOf(form(MULTIPART, nameless))).toBe(400);
    expect(await statusOf(post({ ...ID, "content-type": MULTIPART }, nameless))).toBe("passed");
    expect(await statusOf(form("application/x-www-form-urlencoded", "[]"))).toBe(400);
  });
});
