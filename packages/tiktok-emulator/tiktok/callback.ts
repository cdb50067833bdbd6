import { issueCode } from "../state/grants";
import type { Grant, State } from "../state/state";
import type { AuthorizeRequest } from "./authorize-request";

/** The redirect with a code: `code`, `scopes` and `state`, in TikTok's order. */
export function redirectWithCode(state: State, request: AuthorizeRequest, grant: Grant): Response {
  const code = issueCode(state, grant, request);
  return redirectTo(request, [
    ["code", code],
    ["scopes", grant.scopes.join(",")],
    ...stateOf(request),
  ]);
}

/** The redirect after Cancel. */
export function redirectWithDenial(state: State, request: AuthorizeRequest): Response {
  return redirectTo(request, [
    ["error", "access_denied"],
    ["error_description", "access_denied"],
    ["errCode", "-2"],
    ...(state.settings.denialWithState ? stateOf(request) : []),
  ]);
}

function stateOf({ state }: AuthorizeRequest): [string, string][] {
  return state === null ? [] : [["state", state]];
}

function redirectTo({ redirectUri }: AuthorizeRequest, pairs: [string, string][]): Response {
  const query = pairs.map(([name, value]) => `${name}=${encodeFully(value)}`).join("&");
  return new Response(null, { status: 302, headers: { location: `${redirectUri}?${query}` } });
}

// TikTok also encodes the `*` and `!` of its codes, which encodeURIComponent does not.
function encodeFully(value: string): string {
  return encodeURIComponent(value).replace(/\*/g, "%2A").replace(/!/g, "%21");
}
