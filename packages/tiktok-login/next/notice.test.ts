import { cookies, headers } from "next/headers";
import { type NextFetchEvent, NextRequest, type NextResponse } from "next/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleContext, sampleMiddleware } from "../testing/sample-context";
import { leaveNotice, noticeFor } from "./notice";

vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));

const context = sampleContext();

let jar: Map<string, string>;
let options: { path?: string; httpOnly?: boolean; expires?: Date };

beforeEach(() => {
  vi.useFakeTimers();
  jar = new Map();
  const set = ({ name, value, ...given }: { name: string; value: string }) => {
    jar.set(name, value);
    options = given;
  };
  const get = (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined);
  vi.mocked(cookies).mockResolvedValue({ get, set } as never);
  vi.mocked(headers).mockResolvedValue(new Headers() as never);
});

afterEach(() => {
  vi.useRealTimers();
});

it("reaches the page that it was left for, for a minute", async () => {
  await leaveNotice(context, "/disconnected", "deleted");
  expect(options).toMatchObject({ path: "/", httpOnly: true });
  expect(options.expires?.getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
  expect(await noticeFor(context, "/disconnected")).toBe("deleted");
  expect(await noticeFor(context, "/login")).toBeNull();
  // The clock tolerance of a session cookie counts here too.
  vi.setSystemTime(Date.now() + 80_000);
  expect(await noticeFor(context, "/disconnected")).toBeNull();
});

it("cannot be made up", async () => {
  expect(await noticeFor(context, "/disconnected")).toBeNull();
  for (const value of ["deleted", '{"page":"/disconnected","notice":"deleted"}', "a.b.c.d.e"]) {
    jar.set("notice", value);
    expect(await noticeFor(context, "/disconnected")).toBeNull();
  }
});

it.each([
  ["/dashboard/settings/disconnect", "not_disconnected"],
  ["/dashboard", "not_done"],
])("tells who sends the form of %s without a session what became of it", async (path, notice) => {
  const open = async (init: RequestInit) =>
    sampleMiddleware(context)(
      new NextRequest(`http://localhost:3000${path}`, init as never),
      {} as NextFetchEvent,
    ) as Promise<NextResponse>;
  const headers = { host: "localhost:3000", "content-type": "text/plain" };
  const answer = await open({ method: "POST", headers, body: "[]" });
  expect(answer.status).toBe(303);
  jar.set("notice", answer.cookies.get("notice")?.value ?? "");
  expect(await noticeFor(context, "/login")).toBe(notice);
  const visit = await open({ method: "GET" });
  expect([visit.status, visit.cookies.getAll()]).toEqual([307, []]);
});
