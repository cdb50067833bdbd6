import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, it, vi } from "vitest";
import Disconnected from "@/app/disconnected/page";
import { sessions } from "@/lib/sessions";
import { sampleSession } from "@/tests/support/sample-grant";

beforeEach(() => {
  vi.spyOn(sessions, "current").mockResolvedValue(null);
});

const pageAfter = async (notice: string | null) => {
  vi.spyOn(sessions, "noticeFor").mockResolvedValue(notice);
  return renderToStaticMarkup(await Disconnected());
};

const CLAIM = /is deleted|are deleted|has deleted|You are signed out|can no longer read/;

it.each([
  ["disconnected", "TikTok is disconnected"],
  ["disconnected_unconfirmed", "Signed out, but TikTok may still be connected"],
  ["deleted", "Your data is deleted"],
  ["deleted_unconfirmed", "Your data is deleted, but TikTok may still be connected"],
])("confirms what has just happened (%s)", async (notice, title) => {
  const html = await pageAfter(notice);
  expect(html).toContain(`${title}</h1>`);
  expect(html).toMatch(CLAIM);
});

it("claims nothing to anyone who only opens it, or signs in again", async () => {
  for (const notice of [null, "anything"]) expect(await pageAfter(notice)).not.toMatch(CLAIM);
  vi.mocked(sessions.current).mockResolvedValue(sampleSession());
  expect(await pageAfter("deleted")).not.toMatch(CLAIM);
});
