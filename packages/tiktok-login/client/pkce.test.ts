import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { withHexChallenge } from "./pkce";

const verifier = "a-verifier-of-at-least-forty-three-characters";
const sha256 = () => createHash("sha256").update(verifier);

it("encodes the challenge in hex and keeps the rest of the URL", () => {
  const url = new URL("https://www.tiktok.com/v2/auth/authorize/?scope=a,b&state=x%2By");
  url.searchParams.set("code_challenge", sha256().digest("base64url"));
  const spelled = new URL(withHexChallenge(url.href));
  expect(spelled.searchParams.get("code_challenge")).toBe(sha256().digest("hex"));
  expect(spelled.searchParams.get("state")).toBe("x+y");
  expect(spelled.searchParams.get("scope")).toBe("a,b");
});

it("keeps a URL without a challenge", () => {
  expect(withHexChallenge("https://example.com/?a=b")).toBe("https://example.com/?a=b");
});
