import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { faultSchema } from "./fault";
import { type Settings, settingsSchema } from "./settings";
import { newState, type State } from "./state";

/**
 * A state that an earlier run left in a file, or that another version wrote. What it does not have gets its
 * initial value. Only settings that were changed while it ran are kept: the others follow the start.
 * @param start the settings of this start
 * @param given those of them that the user has set, which count more than what was kept
 */
export function restoreState(
  saved: unknown,
  start: Settings,
  given: Partial<Settings> = {},
): State {
  const kept = saved as Partial<State>;
  const settings = { ...start, ...changesIn(kept), ...given };
  const checked = settingsSchema.safeParse(settings);
  if (checked.success) return withSettings(kept, checked.data, start);
  console.error(
    `Settings that were kept from an earlier run are ignored: ${z.prettifyError(checked.error)}`,
  );
  return withSettings(kept, start, start);
}

/**
 * The state of a snapshot, with its own settings.
 * @throws {z.ZodError} if its settings or faults are not valid
 */
export function stateOfSnapshot(snapshot: unknown, start: Settings): State {
  const saved = z.looseObject({ settings: z.looseObject({}) }).parse(snapshot);
  const settings = settingsSchema.parse({ ...start, ...saved.settings });
  return withSettings(saved as Partial<State>, settings, start);
}

function withSettings(saved: Partial<State>, settings: Settings, start: Settings): State {
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

/** A state from before settings were compared says nothing about what was changed. */
function changesIn({ settings, startSettings }: Partial<State>): Partial<Settings> {
  if (!settings || !startSettings) return {};
  const names = Object.keys(settings) as (keyof Settings)[];
  const changed = names.filter((name) => !isDeepStrictEqual(settings[name], startSettings[name]));
  return Object.fromEntries(changed.map((name) => [name, settings[name]]));
}
