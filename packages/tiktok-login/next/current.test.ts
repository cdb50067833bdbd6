import { cookies, headers } from "next/headers";
import { beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { sampleSession } from "@/tests/support/sample-grant";
import { sampleContext } from "../testing/sample-context";
import { requireSession as requireWith } from "./current";
import type { BoundStore } from "./store";

const redirect = vi.hoisted(() =>
  vi.fn((url: string) => {
    throw new Error(`redirect to ${url}`);
  }),
);
vi.mock("next/navigation", () => ({ redirect }));
vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));

const context = sampleContext();
const requireSession = (...wanted: [returnTo?: string]) => requireWith(context, ...wanted);
const { store } = context;
const outage = vi.fn<() => number | null>();
Object.assign(store, { users: { secondsOfOutage: outage } });

let sessionOf: MockInstance<BoundStore["sessionOf"]>;
let whyEnded: MockInstance<BoundStore["whyEnded"]>;
const requested = (path: string) =>
  vi.mocked(headers).mockResolvedValue(new Headers({ "x-requested-path": path }) as never);

beforeEach(() => {
  outage.mockReturnValue(null);
  vi.mocked(headers).mockResolvedValue(new Headers() as never);
  vi.mocked(cookies).mockResolvedValue({ get: () => undefined } as never);
  sessionOf = vi.spyOn(store, "sessionOf").mockResolvedValue(sampleSession());
  whyEnded = vi.spyOn(store, "whyEnded").mockResolvedValue(null);
});

describe("requireSession", () => {
  it("returns the session", async () => {
    expect(await requireSession()).toEqual(sampleSession());
  });

  it.each([
    ["/dashboard/videos", undefined, "/dashboard/videos"],
    ["/dashboard/settings/export", "/dashboard/settings", "/dashboard/settings"],
    ["//evil.example", undefined, "/dashboard"],
    ["", undefined, "/dashboard"],
  ])("redirects a visitor at %j to the login page and back", async (path, returnTo, target) => {
    sessionOf.mockResolvedValue(null);
    requested(path);
    const login = `/login?callbackUrl=${encodeURIComponent(target)}`;
    await expect(requireSession(returnTo)).rejects.toThrow(`redirect to ${login}`);
  });

  it("says why the session has ended", async () => {
    sessionOf.mockResolvedValue(null);
    whyEnded.mockResolvedValue("authorization_removed");
    await expect(requireSession()).rejects.toThrow(
      "/login?callbackUrl=%2Fdashboard&error=SessionEnded&code=authorization_removed",
    );
  });

  it("opens the same page again after the database has failed, so that middleware answers", async () => {
    sessionOf.mockRejectedValue(new Error("down"));
    outage.mockReturnValue(5);
    requested("/dashboard/videos?cursor=1");
    await expect(requireSession("/dashboard")).rejects.toThrow(
      "redirect to /dashboard/videos?cursor=1",
    );
  });

  it("does not redirect where middleware does not run, nor after any other error", async () => {
    sessionOf.mockRejectedValue(new Error("down"));
    outage.mockReturnValue(5);
    await expect(requireSession()).rejects.toThrow("down");
    requested("/dashboard");
    const serverless = { ...context, isServerless: true };
    await expect(requireWith(serverless)).rejects.toThrow("down");
    outage.mockReturnValue(null);
    sessionOf.mockRejectedValue(new RangeError("a bug"));
    requested("/dashboard");
    await expect(requireSession()).rejects.toThrow("a bug");
  });
});
