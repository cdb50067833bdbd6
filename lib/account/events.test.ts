import { beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { handleEvent } from "@/lib/account/events";
import { sessions } from "@/lib/sessions";

let forget: MockInstance<typeof sessions.forget>;

const OPEN_ID = "_000sampleOpenId";
let log: string[];
beforeEach(() => {
  log = [];
  forget = vi.spyOn(sessions, "forget");
  for (const method of ["log", "warn", "error"] as const)
    vi.spyOn(console, method).mockImplementation((line) => void log.push(String(line)));
});

it.each([
  ['{"reason":1}', "by the person, in TikTok"],
  ['{"reason":4}', "because the account was banned"],
  ['{"reason":99}', "for an unknown reason"],
  ["not JSON", "for an unknown reason"],
  [undefined, "for an unknown reason"],
])("drops the cached data when the authorization is removed with %s", async (content, reason) => {
  const when = { create_time: 1_760_000_000 };
  await handleEvent({ event: "authorization.removed", user_openid: OPEN_ID, content, ...when });
  expect(forget).toHaveBeenCalledWith(OPEN_ID);
  expect(log).toEqual([`[webhook] authorization removed ${reason}`]);
});

it("ends what was granted before, and nothing if TikTok did not say when", async () => {
  const end = vi.spyOn(sessions, "endGrant").mockResolvedValue();
  const removed = { event: "authorization.removed", user_openid: OPEN_ID };
  await handleEvent(removed);
  expect(end).not.toHaveBeenCalled();
  expect(log).toEqual([
    "[webhook] authorization removed for an unknown reason; no session ends, because TikTok did not say when",
  ]);
  await handleEvent({ ...removed, create_time: 1_500 });
  const options = { sayWhy: true, removedAt: 1_500 };
  expect(end).toHaveBeenCalledWith(OPEN_ID, "authorization_removed", options);
});

it("logs no open_id, whatever the event", async () => {
  for (const event of ["authorization.removed", "post.publish.complete"])
    await handleEvent({ event, user_openid: OPEN_ID, content: JSON.stringify({ reason: 5 }) });
  expect(log).toHaveLength(2);
  expect(log.join()).not.toContain(OPEN_ID);
});

it.each(["constructor", "__proto__", "video.upload.failed"])(
  "has no handler for %s",
  async (event) => {
    await handleEvent({ event, user_openid: OPEN_ID, content: undefined });
    expect(log).toEqual([`[webhook] no handler for ${event}`]);
    expect(forget).not.toHaveBeenCalled();
  },
);
