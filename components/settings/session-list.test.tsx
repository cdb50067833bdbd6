import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, it, vi } from "vitest";
import { SessionList } from "@/components/settings/session-list";
import type { ListedSession } from "@/lib/account/listed-session";

vi.mock("@/components/settings/actions", () => ({
  signOutSession: "/one",
  signOutElsewhere: "/others",
}));

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-25T12:00:00Z") });
  return () => vi.useRealTimers();
});

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

const session = (id: string, changes: Partial<ListedSession> = {}): ListedSession => ({
  id,
  userAgent: CHROME,
  seenOn: "2026-11-20",
  createdAt: new Date("2026-11-03T09:30:00Z"),
  isCurrent: false,
  ...changes,
});

const htmlOf = (...sessions: ListedSession[]) =>
  renderToStaticMarkup(<SessionList sessions={sessions} locale="en" />);
const rowsOf = (html: string) =>
  [...html.matchAll(/<li.*?<\/li>/g)].map(([row]) =>
    row
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
const idsIn = (html: string) =>
  [...html.matchAll(/name="session" value="(.*?)"/g)].map(([, id]) => id);

it("names the device and the day of the last visit, and marks the session that asks", () => {
  const html = htmlOf(
    session("here", { isCurrent: true, seenOn: "2026-11-25" }),
    session("phone", { userAgent: null, seenOn: "2026-11-24" }),
    session("old"),
  );
  expect(rowsOf(html)).toEqual([
    "Chrome on Windows Last seen today . Signed in Nov 3, 2026, 9:30 AM UTC . This browser",
    "Unknown browser Last seen yesterday . Signed in Nov 3, 2026, 9:30 AM UTC . Sign out of Unknown browser",
    "Chrome on Windows Last seen Nov 20 . Signed in Nov 3, 2026, 9:30 AM UTC . Sign out of Chrome on Windows",
  ]);
});

it("has a button for each other session, and one for all of them", () => {
  const html = htmlOf(session("here", { isCurrent: true }), session("a"), session("b"));
  expect(idsIn(html)).toEqual(["a", "b"]);
  expect(html.match(/action="\/one"/g)).toHaveLength(2);
  expect(html.match(/action="\/others"/g)).toHaveLength(1);
  expect(html).toContain("Sign out everywhere else");
});

it("has no button when this session is the only one", () => {
  expect(htmlOf(session("here", { isCurrent: true }))).not.toContain("<form");
});

it("lists this session first, and the others in the order given", () => {
  const html = htmlOf(
    session("b", { seenOn: "2026-11-24" }),
    session("a"),
    session("here", { isCurrent: true, seenOn: "2026-11-01" }),
    session("c", { seenOn: "2026-11-25" }),
  );
  expect(rowsOf(html)[0]).toContain("This browser");
  expect(idsIn(html)).toEqual(["b", "a", "c"]);
});
