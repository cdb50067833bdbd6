import { z } from "zod";
import type { EmulatorContext } from "../context";
import type { Settings } from "../state/settings";
import { stateOfSnapshot } from "../state/snapshot";

const SNAPSHOT = "/_emulator/snapshot";

/**
 * Everything that the emulator remembers, to be put back later or into another emulator.
 * @param start the settings of the start, for what an older snapshot does not have
 */
export function serveSnapshots({ app, state }: EmulatorContext, start: Settings): void {
  app.get(SNAPSHOT, (c) => c.json(state));

  app.put(SNAPSHOT, async (c) => {
    const restored = stateOfSnapshot(await c.req.json().catch(() => null), start);
    if (restored instanceof z.ZodError) return c.json({ error: z.prettifyError(restored) }, 400);
    // Requests that are delayed now belong to the state from before.
    Object.assign(state, restored, { resets: state.resets + 1 });
    return new Response(null, { status: 204 });
  });
}
