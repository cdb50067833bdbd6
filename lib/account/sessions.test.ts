import { expect, it, vi } from "vitest";
import { endOneSession } from "@/lib/account/sessions";
import { sampleSession } from "@/tests/support/sample-grant";

const deleteOneSession = vi.hoisted(() => vi.fn());
vi.mock("@/lib/database/sessions", () => ({ deleteOneSession }));

it("asks the database to end nothing but what may be a session", async () => {
  const session = sampleSession();
  for (const odd of [undefined, "", "-".repeat(36), "0".repeat(36), "a\0b"])
    await endOneSession(session, odd);
  expect(deleteOneSession).not.toHaveBeenCalled();
  const id = "00000000-0000-4000-8000-000000000000";
  await endOneSession(session, id);
  expect(deleteOneSession).toHaveBeenCalledWith(session.user.id, id);
});
