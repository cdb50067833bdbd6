import { beforeEach, expect, it, vi } from "vitest";
import { GET } from "@/app/dashboard/settings/export/route";
import { exportAccount } from "@/lib/account/export";
import { requireSession } from "@/lib/session/current";
import { sampleSession } from "@/tests/support/sample-grant";

vi.mock("@/lib/account/export");
vi.mock("@/lib/session/current");

const session = sampleSession();
const ask = (init: RequestInit = {}) => GET(new Request("http://localhost/export", init));
beforeEach(() => {
  vi.mocked(requireSession).mockResolvedValue(session);
  vi.mocked(exportAccount)
    .mockReset()
    .mockResolvedValue({ exportedAt: "now" } as never);
});

it("is a download that no cache may keep", async () => {
  const response = await ask();
  expect(await response.json()).toEqual({ exportedAt: "now" });
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="my-data.json"');
  expect(exportAccount).toHaveBeenCalledWith(session);
});

it("calls TikTok for a session at most five times a minute", async () => {
  vi.mocked(requireSession).mockResolvedValue({ ...session, id: "an eager session" });
  for (let time = 0; time < 5; time++) expect((await ask()).status).toBe(200);
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.text()).toContain("Try again in");
  expect(exportAccount).toHaveBeenCalledTimes(5);
});

it("calls TikTok for no HEAD and no prefetch, which do not count", async () => {
  vi.mocked(requireSession).mockResolvedValue({
    ...session,
    id: "a session with a prefetching browser",
  });
  for (let time = 0; time < 6; time++) {
    expect((await ask({ method: "HEAD" })).status).toBe(405);
    expect((await ask({ headers: { "sec-purpose": "prefetch" } })).status).toBe(503);
  }
  expect(exportAccount).not.toHaveBeenCalled();
  expect((await ask()).status).toBe(200);
});
