import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { savedState } from "./saved-state";
import { type Settings, settingsSchema } from "./settings";
import type { State } from "./state";

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
  if (checked.success) return savedState(kept, checked.data, start);
  console.error(
    `Settings that were kept from an earlier run are ignored: ${z.prettifyError(checked.error)}`,
  );
  return savedState(kept, start, start);
}

/** A state from before settings were compared says nothing about what was changed. */
function changesIn({ settings, startSettings }: Partial<State>): Partial<Settings> {
  if (!settings || !startSettings) return {};
  const names = Object.keys(settings) as (keyof Settings)[];
  const changed = names.filter((name) => !isDeepStrictEqual(settings[name], startSettings[name]));
  return Object.fromEntries(changed.map((name) => [name, settings[name]]));
}
