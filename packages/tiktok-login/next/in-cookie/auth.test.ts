import { beforeEach, expect, it, vi } from "vitest";
import { sampleContext } from "../../testing/sample-context";
import { authInCookie } from "../cookie-store";
import { grantIn, reuseFor } from "../grant";
import { readProfile } from "../profile";

const context = sampleContext();

const PROFILE = { open_id: "id", display_name: "Paper Boats", bio_description: "Hello" };
const ACCOUNT = {
  provider: "tiktok",
  providerAccountId: "id",
  type: "oauth",
  access_token: "act.1",
  expires_in: 7_200,
  refresh_token: "rft.1",
  refresh_expires_in: 15_552_000,
  open_id: "id",
  scope: "user.info.basic,user.info.profile",
} as const;

const fetched = vi.fn(async () => Response.json({ data: { user: PROFILE } }));

beforeEach(() => {
  fetched.mockClear();
  vi.stubGlobal("fetch", fetched);
  return () => vi.unstubAllGlobals();
});

async function signIn() {
  const params = { token: {}, user: {}, account: ACCOUNT, profile: PROFILE, trigger: "signIn" };
  const token = await authInCookie(context).callbacks?.jwt?.(params as never);
  const grant = grantIn(JSON.parse(JSON.stringify(token)));
  if (!grant) throw new Error("no grant");
  return grant;
}

it("keeps the profile that sign-in read as the first answer for the pages", async () => {
  const grant = await signIn();
  const read = (scopes: string[]) =>
    readProfile(context, grant.accessToken, scopes, reuseFor({ ...grant, scopes }));
  expect(await read(grant.scopes)).toEqual({ profile: PROFILE, readAt: grant.readAt });
  expect(fetched).not.toHaveBeenCalled();
  // Other scopes mean other fields.
  await read(["user.info.basic"]);
  expect(fetched).toHaveBeenCalledOnce();
});
