import { z } from "zod";
import { faultSchema } from "./fault";
import { savedState } from "./saved-state";
import { type Settings, settingsSchema } from "./settings";
import type { State } from "./state";

const list = z.array(z.looseObject({}));

/** What a snapshot must have to be one; its lists are the emulator's own. */
export const snapshotSchema = z.looseObject({
  settings: z.looseObject({}),
  grants: list,
  codes: list,
  accessTokens: list,
  refreshTokens: list,
  faults: z.array(faultSchema),
});

/** The state of a snapshot, with its own settings, or what is wrong with it. */
export function stateOfSnapshot(value: unknown, start: Settings): State | z.ZodError {
  const saved = snapshotSchema.safeParse(value);
  if (!saved.success) return saved.error;
  const settings = settingsSchema.safeParse({ ...start, ...saved.data.settings });
  if (!settings.success) return settings.error;
  return savedState(saved.data as unknown as State, settings.data, start);
}
