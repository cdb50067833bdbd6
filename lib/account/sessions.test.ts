import { expect, it, vi } from "vitest";
import { endOneSession } from "@/lib/account/sessions";
import { sessions } from "@/lib/sessions";
import { sampleSession } from "@/tests/support/sample-grant";

const endSession = vi.hoisted(() => {
  process.env.DATABASE_URL = "postgres://nowhere.invalid/database";
  return vi.fn();
});

it("asks the database to end nothing but what may be a session", async () => {
  Object.assign(sessions.users ?? {}, { endSession });
  const session = sampleSession();
  for (const odd of [undefined, "", "-".repeat(36), "0".repeat(36), "a\0b"])
    await endOneSession(session, odd);
  expect(endSession).not.toHaveBeenCalled();
  const id = "00000000-0000-4000-8000-000000000000";
  await endOneSession(session, id);
  expect(endSession).toHaveBeenCalledWith(session.user.id, id);
});
