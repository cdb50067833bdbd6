import { beforeEach, describe, expect, it, vi } from "vitest";
import { reuseFor } from "../next/grant";
import { linkTo } from "../next/link";
import { readProfile } from "../next/profile";
import { sampleContext } from "../testing/sample-context";
import { databaseAdapter, saveFirstSignInWith } from "./adapter";
import { postgres } from "./database";
import { saveSignIn } from "./sign-in";
import { postgresStore } from "./store";

vi.mock("./adapter");
vi.mock("./sign-in");

const database = postgres("postgres://nowhere.invalid/database", { migrations: { entries: [] } });
const context = sampleContext({ store: postgresStore(database) });
const { tiktok } = context;
const { adapter = {}, callbacks } = context.store.auth;

const signIn = (provider = "tiktok") =>
  callbacks?.signIn?.({
    user: {},
    account: { provider, providerAccountId: "id", type: "oauth", access_token: "act.new" },
    profile: {},
  });

beforeEach(() => {
  vi.mocked(saveSignIn).mockReset();
  vi.spyOn(tiktok, "revoke").mockReset().mockResolvedValue();
});

const person = { userId: "person", sessionId: "session" };

describe("a sign-in with TikTok", () => {
  it("of its own is saved for the owner of the account", async () => {
    vi.mocked(saveSignIn).mockResolvedValue("owner");
    expect(await signIn()).toBe(true);
    expect(vi.mocked(saveSignIn).mock.lastCall?.[3]).toBeNull();
  });

  it("that connects the account is saved for the person who asked for it", async () => {
    vi.mocked(saveSignIn).mockResolvedValue("person");
    expect(await linkTo(person, signIn)).toBe(true);
    expect(vi.mocked(saveSignIn).mock.lastCall?.[3]).toEqual(person);
    expect(tiktok.revoke).not.toHaveBeenCalled();
  });

  it.each([
    ["account_taken", true],
    ["account_taken", false],
    ["second_account", false],
  ] as const)(
    "that cannot connect it (%s) leaves no tokens at TikTok, unless the owner has it in use: %s",
    async (code, isInUse) => {
      vi.spyOn(console, "warn").mockImplementation(() => {});
      for (const answer of [async () => {}, () => Promise.reject(new Error("no answer"))]) {
        vi.mocked(saveSignIn).mockResolvedValue({ code, isInUse } as never);
        vi.mocked(tiktok.revoke).mockReset().mockImplementation(answer);
        await expect(linkTo(person, signIn)).rejects.toMatchObject({ code });
        expect(vi.mocked(tiktok.revoke).mock.calls).toEqual(isInUse ? [] : [["act.new"]]);
      }
    },
  );
});

it("keeps the profile that sign-in read as the first answer for the pages", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 9_000_000 });
  const profile = { open_id: "id", display_name: "Paper Boats" };
  const scopes = ["user.info.basic", "video.list"];
  vi.mocked(saveSignIn).mockResolvedValue("owner");
  await callbacks?.signIn?.({
    user: {},
    account: { provider: "tiktok", providerAccountId: "id", type: "oauth", scope: scopes.join() },
    profile: profile as never,
  });
  const reuse = reuseFor({ openId: "id", grantedAt: 9_000, scopes });
  expect(await readProfile(context, "act.1", scopes, reuse)).toEqual({ profile, readAt: 9_000 });
  vi.useRealTimers();
});

it("creates neither a person nor a session while it connects an account", async () => {
  const created = { createUser: vi.fn(), createSession: vi.fn() };
  vi.mocked(databaseAdapter).mockReturnValue(created);
  for (const name of ["createUser", "createSession"] as const) {
    const create = () => (adapter[name] as () => Promise<unknown>)();
    await expect(linkTo(person, create)).rejects.toThrow("a link signs no one in");
    expect(created[name]).not.toHaveBeenCalled();
    await create();
    expect(created[name]).toHaveBeenCalled();
  }
});

it("saves a first sign-in with another provider, and leaves an account that is connected to Auth.js", async () => {
  vi.mocked(saveFirstSignInWith).mockReset().mockResolvedValue();
  expect(await linkTo(person, () => signIn("github"))).toBe(true);
  expect(saveFirstSignInWith).not.toHaveBeenCalled();
  expect(await signIn("github")).toBe(true);
  expect(vi.mocked(saveFirstSignInWith).mock.lastCall?.[2]).toMatchObject({ provider: "github" });
  vi.mocked(saveFirstSignInWith).mockRejectedValue(new Error("down"));
  await expect(signIn("github")).rejects.toMatchObject({ code: "database_unavailable" });
  expect(saveSignIn).not.toHaveBeenCalled();
});
