import { NextRequest } from "next/server";
import { expect, it, vi } from "vitest";
import { sampleContext } from "../testing/sample-context";
import { authConfig } from "./auth-config";

const request = new NextRequest("https://site.example/api/auth/session");
const saved = vi.fn(async () => true);

function configWith(callbacks: object) {
  const context = sampleContext();
  const own = {
    ...context.store.auth,
    callbacks: { ...context.store.auth.callbacks, signIn: saved },
  };
  const stored = { ...context, store: { ...context.store, auth: own } };
  return authConfig(stored, { providers: [], callbacks })(request);
}
const signInWith = async (signIn: unknown) => {
  saved.mockClear();
  const { callbacks } = await configWith({ signIn });
  return callbacks?.signIn?.({ user: {} });
};

it("asks the site's own callback before a sign-in is saved", async () => {
  expect(await signInWith(undefined)).toBe(true);
  expect(await signInWith(async () => true)).toBe(true);
  expect(saved).toHaveBeenCalledOnce();
});

it.each([[false], ["/login?error=AccessDenied"]])(
  "saves nothing if the site answers %o",
  async (answer) => {
    expect(await signInWith(async () => answer)).toBe(answer);
    expect(saved).not.toHaveBeenCalled();
  },
);

it("keeps the callbacks that sessions need", async () => {
  const { callbacks } = await configWith({ jwt: vi.fn(), redirect: vi.fn() });
  const baseUrl = "https://site.example";
  const url = "https://evil.example/";
  expect(await callbacks?.redirect?.({ url, baseUrl })).toBe(`${baseUrl}/dashboard`);
  const account = { access_token: "act.1", refresh_token: "rft.1", scope: "user.info.basic" };
  const token = await callbacks?.jwt?.({ token: {}, account, profile: { open_id: "id" } } as never);
  expect(token).toMatchObject({ grant: { openId: "id" } });
});

it("ends a failed sign-in on the login page, and leaves the other pages to the site", async () => {
  const config = authConfig(sampleContext(), { providers: [], pages: { newUser: "/welcome" } });
  const { pages } = await config(request);
  expect(pages).toEqual({ newUser: "/welcome", signIn: "/login", error: "/login" });
});
