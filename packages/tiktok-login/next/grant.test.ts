import type { JWT } from "next-auth/jwt";
import { expect, it } from "vitest";
import { type CookieGrant, grantIn, newGrant } from "./grant";

const tokens = {
  access_token: "act.1",
  expires_in: 7_200,
  refresh_token: "rft.1",
  refresh_expires_in: 15_552_000,
  open_id: "id",
  scope: "user.info.basic,user.info.stats",
  token_type: "Bearer" as const,
};
const profile = { open_id: "id", display_name: "Paper Boats", follower_count: 2_417_530_882 };

it("reads the grant of a sign-in from its cookie", () => {
  const grant = newGrant(tokens, profile);
  expect(grant).toMatchObject({ name: "Paper Boats", stats: { followers: 2_417_530_882 } });
  // As in the cookie, where undefined values are absent.
  expect(grantIn({ grant: JSON.parse(JSON.stringify(grant)) })).toEqual(grant);
});

it("treats a cookie written by another version as signed out", () => {
  const { accessTokenSeconds, ...grant } = newGrant(tokens, profile);
  // Earlier versions did not write it.
  expect(grantIn({ grant: grant as CookieGrant })).toMatchObject({ ...grant, accessTokenSeconds });
  for (const name of Object.keys(grant) as (keyof typeof grant)[]) {
    const { [name]: _, ...rest } = grant;
    expect(grantIn({ grant: rest as CookieGrant }), name).toBeNull();
  }
  expect(grantIn({ sub: "id" } as JWT)).toBeNull();
  expect(grantIn(null)).toBeNull();
});
