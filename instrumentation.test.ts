import { beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { onRequestError } from "@/instrumentation";

let warn: MockInstance<typeof console.warn>;
let log: MockInstance<typeof console.log>;

beforeEach(() => {
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
  warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  log = vi.spyOn(console, "log").mockImplementation(() => {});
});

async function report(error: unknown, method = "POST", routeType = "action"): Promise<void> {
  const context = { routerKind: "App Router", routePath: "/dashboard", routeType };
  await onRequestError(error, { path: "/", method, headers: {} }, context as never);
  // The line is written once Next has said that there is no request.
  await new Promise(setImmediate);
}

const REACT = "/srv/node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.prod.js:1:1";
const TEMPLATE = "/srv/.next/server/chunks/ssr/node_modules_next_dist_0-amw._.js:1:1";
const OURS = "/srv/.next/server/chunks/ssr/app_dashboard.js:1:1";

function errorAt(...frames: string[]): Error {
  const error = new TypeError("Cannot read properties of undefined (reading 'arrayBuffer')");
  error.stack = [error, ...frames].map(String).join("\n    at ");
  return error;
}

function syntaxError(frame: string): SyntaxError {
  const error = new SyntaxError("Unexpected end of JSON input");
  error.stack = `SyntaxError: ${error.message}\n    at JSON.parse (<anonymous>)\n    at x (${frame})`;
  return error;
}

it.each([
  new TypeError("Failed to parse body as FormData."),
  new Error("Malformed part header"),
  new Error("Connection closed."),
  new Error("Expected RSC response, got text/plain"),
  new Error("Referenced Blob is not a Blob."),
  new Error("aborted"),
  new Error("Invariant: Expected RSC response, got text/plain. This is a bug in Next.js."),
  syntaxError(REACT),
  errorAt(`tz (${REACT})`, REACT, "emit (node:events:524:28)", `async m (${TEMPLATE})`),
])("a form that Next cannot read is no alert: %s", async (error) => {
  await report(error);
  expect(warn).not.toHaveBeenCalled();
  expect(log.mock.calls.join()).toContain("[request] could not be read method=POST");
});

it("a header that Next cannot read is no alert", async () => {
  await report(new Error("The router state header was sent but could not be parsed."), "GET");
  expect(warn).not.toHaveBeenCalled();
});

it.each<[Error, string, string?]>([
  [new Error("Something else"), "POST"],
  [new Error("aborted by somebody"), "POST"],
  [new Error("Connection closed."), "GET"],
  [syntaxError(OURS), "POST"],
  [errorAt(`tz (${REACT})`, `async refresh (${OURS})`), "POST"],
  [errorAt("connect (node:net:1:1)"), "POST"],
  [errorAt(REACT), "POST", "render"],
])("anything else is one: %s with %s", async (error, method, kind) => {
  await report(error, method, kind);
  expect(warn.mock.calls.join()).toContain("[unhandled]");
});
