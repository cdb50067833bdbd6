import { faultSchema } from "./fault";
import type { Settings } from "./settings";
import { newState, type State } from "./state";

/**
 * A saved state with these settings. What an earlier version did not save gets its initial value.
 * @throws {z.ZodError} if a fault is not valid
 */
export function savedState(saved: Partial<State>, settings: Settings, start: Settings): State {
  const fresh = newState(start);
  const faults = (saved.faults ?? []).map((fault) => faultSchema.parse(fault));
  const state = { ...fresh, ...saved, settings, startSettings: fresh.startSettings, faults };
  // Before there were several apps, a grant did not say whose it is, and its tokens had its scopes.
  const { clientKey } = settings;
  const grants = state.grants.map((grant) => ({
    ...grant,
    clientKey: grant.clientKey ?? clientKey,
    holder: grant.holder ?? `${grant.persona} ${clientKey}`,
  }));
  const scopesOf = new Map(grants.map(({ id, scopes }) => [id, scopes]));
  const withScopes = <Kind extends { grant: string; scopes: string[] }>(all: Kind[]) =>
    all.map((token) => ({ ...token, scopes: token.scopes ?? scopesOf.get(token.grant) ?? [] }));
  return {
    ...state,
    grants,
    codes: withScopes(state.codes),
    accessTokens: withScopes(state.accessTokens),
    refreshTokens: withScopes(state.refreshTokens),
  };
}
