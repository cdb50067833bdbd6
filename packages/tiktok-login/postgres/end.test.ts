import { NextRequest } from "next/server";
import { beforeEach, expect, it, vi } from "vitest";
import { withEndedSession } from "../next/end";
import { sampleContext } from "../testing/sample-context";
import { postgres } from "./database";
import { deleteSession } from "./sessions";
import { postgresStore } from "./store";

vi.mock("./sessions");

const database = postgres("postgres://nowhere.invalid/database", { migrations: { entries: [] } });
const context = sampleContext({ store: postgresStore(database) });

const COOKIE = "authjs.session-token";
const OLD = "o".repeat(43);

const answerTo = async (change: string) => {
  const headers = { cookie: `${COOKIE}=${OLD}` };
  const request = new NextRequest("http://localhost:3000/api/auth/callback/tiktok", { headers });
  const answer = new Response(null, { status: 302, headers: { "set-cookie": change } });
  return withEndedSession(context, request, answer);
};

beforeEach(() => void vi.mocked(deleteSession).mockReset().mockResolvedValue());

it.each([`${COOKIE}=${"n".repeat(43)}; Path=/`, `${COOKIE}=; Max-Age=0`])(
  "deletes the session that an answer replaces or removes: %s",
  async (change) => {
    expect((await answerTo(change)).status).toBe(302);
    expect(deleteSession).toHaveBeenCalledWith(expect.anything(), OLD);
  },
);

it("keeps the new session if the old one cannot be deleted, but does not hide that a sign-out failed", async () => {
  vi.mocked(deleteSession).mockRejectedValue(new Error("down"));
  const replaced = `${COOKIE}=${"n".repeat(43)}; Path=/`;
  expect((await answerTo(replaced)).headers.getSetCookie()).toEqual([replaced]);
  await expect(answerTo(`${COOKIE}=; Max-Age=0`)).rejects.toThrow("down");
});

it("deletes nothing for an answer that leaves the session alone", async () => {
  await answerTo("authjs.csrf-token=1; Path=/");
  expect(deleteSession).not.toHaveBeenCalled();
});
