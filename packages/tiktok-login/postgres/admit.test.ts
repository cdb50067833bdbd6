import { type NextFetchEvent, NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { outageOf } from "../testing/outage";
import { sampleContext, sampleMiddleware } from "../testing/sample-context";
import { postgres } from "./database";
import { postgresStore } from "./store";
import { newToken } from "./tokens";

const URL_OF_NONE = "postgres://nowhere.invalid/database";
const database = postgres(URL_OF_NONE, { migrations: { entries: [] } });
const outage = outageOf(URL_OF_NONE);
const middleware = sampleMiddleware(sampleContext({ store: postgresStore(database) }));

const SITE = "http://localhost:3000";
const COOKIE = "authjs.session-token";
const token = newToken();

const visit = async (
  path: string,
  value = token,
  init: { method?: string; headers?: object } = {},
) =>
  middleware(
    new NextRequest(SITE + path, {
      method: init.method ?? "GET",
      headers: { host: "localhost:3000", cookie: `${COOKIE}=${value}`, ...init.headers },
      body: init.method === "POST" ? "[]" : null,
    }),
    {} as NextFetchEvent,
  );
const forwarded = (response: Response, name: string) =>
  response.headers.get(`x-middleware-request-${name}`);

beforeEach(() => outage.end());

it("lets a visitor pass whose cookie can be a session's", async () => {
  const response = await visit("/dashboard/videos?cursor=1");
  expect(response.headers.get("x-middleware-next")).toBe("1");
  expect(forwarded(response, "x-requested-path")).toBe("/dashboard/videos?cursor=1");
});

it("does not send the cookie again: a late answer would undo a sign-in or a sign-out", async () => {
  for (const method of ["GET", "POST"])
    expect((await visit("/dashboard", token, { method })).headers.getSetCookie()).toEqual([]);
});

it("does not pass on an address that the browser claims", async () => {
  const headers = { "x-requested-path": "/evil" };
  expect(forwarded(await visit("/dashboard", token, { headers }), "x-requested-path")).toBe(
    "/dashboard",
  );
});

it.each(["", "short", `${token}x`, "a.b.c.d.e", "eyJhbGciOiJkaXIi".repeat(90)])(
  "redirects a visitor whose cookie is %j to the login page",
  async (value) => {
    const response = await visit("/dashboard?tab=1", value);
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe(
      `${SITE}/login?callbackUrl=%2Fdashboard%3Ftab%3D1`,
    );
  },
);

describe("after the database has failed", () => {
  it("answers 503 in place of the page, with the site's page", async () => {
    outage.note();
    for (const init of [{}, { method: "POST" }]) {
      const response = await visit("/dashboard/videos", token, init);
      expect(response.status).toBe(503);
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await response.text()).toBe("outage");
    }
  });

  it("lets an action of Next's client answer by itself", async () => {
    outage.note();
    const init = { method: "POST", headers: { "next-action": `40${"0".repeat(40)}` } };
    const response = await visit("/dashboard", token, init);
    expect(response.headers.get("x-middleware-next")).toBe("1");
    expect(forwarded(response, "x-requested-path")).toBe("/dashboard");
  });

  it("lets the next visitor try again after five seconds", async () => {
    vi.useFakeTimers();
    outage.note();
    vi.advanceTimersByTime(4_900);
    expect((await visit("/dashboard")).status).toBe(503);
    vi.advanceTimersByTime(200);
    expect((await visit("/dashboard")).status).toBe(200);
    vi.useRealTimers();
  });
});

it("lets a JSON API answer a visitor without a session, and answers in its place in an outage", async () => {
  expect((await visit("/api/me/videos", "short")).headers.get("x-middleware-next")).toBe("1");
  outage.note();
  const response = await visit("/api/me/videos");
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(await response.json()).toMatchObject({ code: "database_unavailable" });
});
