import { expect, it, vi } from "vitest";
import { createTikTok } from "../client/tiktok";
import { createContext, isConfigured } from "./context";
import { cookieStore } from "./cookie-store";

const options = {
  tiktok: createTikTok({ clientKey: "key", clientSecret: "the-client-secret", scopes: [] }),
  secrets: ["the-session-secret"],
  origin: "https://site.example",
  login: "/login",
  home: "/dashboard",
  store: cookieStore(),
};

it("is configured with a secret, an app and an origin", () => {
  expect(isConfigured(createContext(options))).toBe(true);
  expect(isConfigured(createContext({ ...options, secrets: [""] }))).toBe(false);
  expect(isConfigured(createContext({ ...options, origin: "" }))).toBe(false);
  const withoutApp = createTikTok({ clientKey: "", clientSecret: "", scopes: [] });
  expect(isConfigured(createContext({ ...options, tiktok: withoutApp }))).toBe(false);
});

it("takes an address for its origin", () => {
  const { origin } = createContext({ ...options, origin: "https://Site.example/" });
  expect(origin).toBe("https://site.example");
  expect(() => createContext({ ...options, origin: "site.example" })).toThrow(TypeError);
});

it("hides the secrets from its own log", () => {
  const lines = vi.spyOn(console, "error").mockImplementation(() => {});
  const warnings = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { log } = createContext({ ...options, secrets: ["the-session-secret", ""] });
  log.failure("auth", new Error("the-client-secret and the-session-secret"));
  const logged = JSON.stringify([...lines.mock.calls, ...warnings.mock.calls]);
  expect(logged).toContain("auth");
  expect(logged).not.toContain("the-client-secret");
  expect(logged).not.toContain("the-session-secret");
});
