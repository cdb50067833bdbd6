import { expect, it, vi } from "vitest";
import { GET } from "@/app/dashboard/settings/export/route";
import { exportAccount } from "@/lib/account/export";
import { requireSession } from "@/lib/session/current";
import { sampleGrant } from "@/tests/support/sample-grant";

vi.mock("@/lib/account/export");
vi.mock("@/lib/session/current");

it("is a download that no cache may keep", async () => {
  const session = { grant: sampleGrant(), expiresAt: 1 };
  vi.mocked(requireSession).mockResolvedValue(session);
  vi.mocked(exportAccount).mockResolvedValue({ exportedAt: "now" } as never);
  const response = await GET();
  expect(await response.json()).toEqual({ exportedAt: "now" });
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="my-data.json"');
  expect(exportAccount).toHaveBeenCalledWith(session);
});
