import { expect, it } from "vitest";
import { refusalIn } from "./refusal";

it.each([
  ["error=access_denied&error_description=access_denied&errCode=-2", "access_denied"],
  ["error=access_denied&error_type=non_sandbox_target", "non_sandbox_target"],
  ["error=server_error", "unavailable"],
  ["error=invalid_scope&error_type=scope", "scope_refused"],
  ["error=something_new", "refused"],
  ["errCode=-2", "access_denied"],
])("%s", (query, failure) => {
  expect(refusalIn(new URLSearchParams(query))?.failure).toBe(failure);
});

it("is null after consent", () => {
  expect(refusalIn(new URLSearchParams("code=a&scopes=user.info.basic&state=s"))).toBeNull();
});
