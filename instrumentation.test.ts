import { beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { onRequestError } from "@/instrumentation";

let warn: MockInstance<typeof console.warn>;
let log: MockInstance<typeof console.log>;

beforeEach(() => {
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
  warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  log = vi.spyOn(console, "log").mockImplementation(() => {});
});

async function report(error: unknown, method = "POST"): Promise<void> {
  const context = { routerKind: "App Router", routePath: "/dashboard", routeType: "action" };
  await onRequestError(error, { path: "/", method, headers: {} }, context as never);
  // The line is written once Next has said that there is no request.
  await new Promise(setImmediate);
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
  syntaxError(
    "/srv/node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.prod.js:1:1",
  ),
])("a form that Next cannot read is no alert: %s", async (error) => {
  await report(error);
  expect(warn).not.toHaveBeenCalled();
  expect(log.mock.calls.join()).toContain("[request] could not be read method=POST");
});

it("a header that Next cannot read is no alert", async () => {
  await report(new Error("The router state header was sent but could not be parsed."), "GET");
  expect(warn).not.toHaveBeenCalled();
});

it.each<[Error, string]>([
  [new Error("Something else"), "POST"],
  [new Error("aborted by somebody"), "POST"],
  [new Error("Connection closed."), "GET"],
  [syntaxError("/srv/.next/server/chunks/ssr/app_dashboard.js:1:1"), "POST"],
])("anything else is one: %s with %s", async (error, method) => {
  await report(error, method);
  expect(warn.mock.calls.join()).toContain("[unhandled]");
});
