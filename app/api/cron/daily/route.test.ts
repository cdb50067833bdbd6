import { afterEach, beforeEach, expect, it, vi } from "vitest";

vi.mock("next/server", () => ({ connection: vi.fn() }));
vi.mock("@/lib/history/daily", () => ({ runDaily: vi.fn(), PERSON_MS: 95_000 }));

const SECRET = "a-secret-for-cron-0123456789";
const RESULT = { read: 3, failed: 1, skipped: 2, left: 4 };

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", "postgres://localhost/never-opened");
  vi.stubEnv("CRON_SECRET", SECRET);
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => vi.resetModules());

async function load() {
  const { GET } = await import("@/app/api/cron/daily/route");
  const { runDaily } = await import("@/lib/history/daily");
  vi.mocked(runDaily).mockReset().mockResolvedValue(RESULT);
  const ask = async (authorization?: string) => {
    const headers = authorization === undefined ? undefined : { authorization };
    const answer = await GET(new Request("http://localhost/api/cron/daily", { headers }));
    return { status: answer.status, body: await answer.json() };
  };
  return { ask, runDaily: vi.mocked(runDaily) };
}

it("runs the job for anyone with the secret, well within the function's time", async () => {
  const { ask, runDaily } = await load();
  expect(await ask(`Bearer ${SECRET}`)).toEqual({ status: 200, body: RESULT });
  const { maxDuration } = await import("@/app/api/cron/daily/route");
  const { PERSON_MS } = await import("@/lib/history/daily");
  const [{ budget } = { budget: Number.NaN }] = runDaily.mock.calls[0] ?? [];
  expect(budget + PERSON_MS).toBeLessThan(maxDuration * 1_000);
});

it.each([
  ["without the header", undefined],
  ["with another secret", "Bearer another-secret-0123456789"],
  ["with the secret alone", SECRET],
  ["with more than the secret", `Bearer ${SECRET} `.padEnd(60, "x")],
  ["with nothing", ""],
])("refuses %s", async (_, authorization) => {
  const { ask, runDaily } = await load();
  expect(await ask(authorization)).toEqual({ status: 401, body: { error: "unauthorized" } });
  expect(runDaily).not.toHaveBeenCalled();
});

it("refuses everyone while there is no secret, and says so", async () => {
  vi.stubEnv("CRON_SECRET", "");
  const { ask } = await load();
  for (const header of ["Bearer ", "Bearer undefined", undefined])
    expect((await ask(header)).status).toBe(401);
  expect(console.log).toHaveBeenCalledWith("[daily] refused, because CRON_SECRET is not set");
});

it("does not exist without a database", async () => {
  vi.stubEnv("DATABASE_URL", "");
  const { ask, runDaily } = await load();
  expect((await ask(`Bearer ${SECRET}`)).status).toBe(404);
  expect(runDaily).not.toHaveBeenCalled();
});

it("answers 503 if the database fails", async () => {
  const { ask, runDaily } = await load();
  const { DatabaseProblem } = await import("tiktok-login/postgres");
  runDaily.mockRejectedValue(new DatabaseProblem("ECONNREFUSED", "It refuses connections."));
  expect(await ask(`Bearer ${SECRET}`)).toEqual({
    status: 503,
    body: { error: "database unavailable" },
  });
});

it("does not run for HEAD or a prefetch, even with the secret", async () => {
  const { runDaily } = await load();
  const { GET } = await import("@/app/api/cron/daily/route");
  const authorization = `Bearer ${SECRET}`;
  for (const init of [
    { method: "HEAD", headers: { authorization, purpose: "" } },
    { headers: { authorization, purpose: "prefetch" } },
  ])
    expect((await GET(new Request("http://localhost/", init))).ok).toBe(false);
  expect(runDaily).not.toHaveBeenCalled();
});
