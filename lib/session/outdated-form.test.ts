import { readFile } from "node:fs/promises";
import { NextRequest } from "next/server";
import { beforeEach, expect, it, vi } from "vitest";

vi.mock("node:fs/promises", () => ({ readFile: vi.fn() }));

const MANIFEST = JSON.stringify({ node: { known: {} }, edge: {} });

let isFromAnotherBuild: (request: NextRequest) => Promise<boolean>;

beforeEach(async () => {
  vi.stubEnv("NODE_ENV", "production");
  vi.resetModules();
  vi.mocked(readFile).mockReset().mockResolvedValue(MANIFEST);
  ({ isFromAnotherBuild } = await import("@/lib/session/outdated-form"));
});

function formWith(names: string[], headers: Record<string, string> = {}): NextRequest {
  const boundary = "b";
  const parts = names.map(
    (name) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\nx\r\n`,
  );
  const body = `${parts.join("")}--b--\r\n`;
  return new NextRequest("http://localhost:3000/", {
    method: "POST",
    body,
    headers: {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "content-length": String(body.length),
      ...headers,
    },
  });
}

it("knows the actions of this build", async () => {
  expect(await isFromAnotherBuild(formWith(["$ACTION_ID_known", "callbackUrl"]))).toBe(false);
  expect(await isFromAnotherBuild(formWith(["$ACTION_ID_older", "callbackUrl"]))).toBe(true);
});

it("leaves what is no such form to Next", async () => {
  expect(await isFromAnotherBuild(formWith(["callbackUrl"]))).toBe(false);
  const fetched = formWith(["$ACTION_ID_older"], { "next-action": "older" });
  expect(await isFromAnotherBuild(fetched)).toBe(false);
  const large = formWith(["$ACTION_ID_older"], { "content-length": "65537" });
  expect(await isFromAnotherBuild(large)).toBe(false);
  const text = formWith(["$ACTION_ID_older"], { "content-type": "text/plain" });
  expect(await isFromAnotherBuild(text)).toBe(false);
  expect(await isFromAnotherBuild(new NextRequest("http://localhost:3000/"))).toBe(false);
});

it("leaves everything to Next where the build has no list of them", async () => {
  vi.mocked(readFile).mockRejectedValue(new Error("ENOENT"));
  expect(await isFromAnotherBuild(formWith(["$ACTION_ID_older"]))).toBe(false);
});
