import { expect, it } from "vitest";
import { isProbe, refuseProbe } from "./prefetch";

const request = (headers: Record<string, string>, method = "GET") =>
  new Request("http://localhost/", { method, headers });

it.each([
  ["sec-purpose", "prefetch"],
  ["sec-purpose", "prefetch;prerender"],
  ["purpose", "prefetch"],
  ["x-purpose", "preview"],
  ["x-moz", "prefetch"],
  ["next-router-prefetch", "1"],
])("%s: %s is a probe, which fails and is not kept", (name, value) => {
  const probe = request({ [name]: value });
  expect(isProbe(probe)).toBe(true);
  const answer = refuseProbe(probe);
  expect(answer.status).toBe(503);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
});

it("HEAD is a probe, and GET is what is allowed", () => {
  const probe = request({}, "HEAD");
  expect(isProbe(probe)).toBe(true);
  expect(refuseProbe(probe)).toMatchObject({ status: 405 });
  expect(refuseProbe(probe).headers.get("allow")).toBe("GET");
});

it("nothing else is one", () => {
  for (const method of ["GET", "POST"]) expect(isProbe(request({}, method))).toBe(false);
  expect(isProbe(request({ purpose: "", "sec-purpose": "other" }))).toBe(false);
});
