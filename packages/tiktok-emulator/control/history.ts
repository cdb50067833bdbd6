import { z } from "zod";
import type { EmulatorContext } from "../context";
import { atDay, now } from "../state/clock";
import { countsOf } from "../state/counts";
import { personaWithOpenId } from "../state/people";

const MAX_DAYS = 1_000;

export const historyQuery = z.strictObject({
  open_id: z.string(),
  days: z.coerce.number().int().min(1).max(MAX_DAYS).default(90),
});

/**
 * The counts of the days before the emulator's today, in UTC, oldest first. TikTok has no such endpoint: this
 * is for filling a chart in development, and for tests.
 */
export function serveHistory({ app, state }: EmulatorContext): void {
  app.get("/_emulator/history", (c) => {
    const parsed = historyQuery.safeParse(Object.fromEntries(new URL(c.req.raw.url).searchParams));
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
    const { open_id, days } = parsed.data;
    const persona = personaWithOpenId(state, open_id);
    if (!persona) return c.json({ error: "No persona has this open_id." }, 404);
    const rows = Array.from({ length: days }, (_, index) => {
      const then = atDay(state, index - days);
      return { day: dateOf(now(then)), ...countsOf(then, persona) };
    });
    return c.json({ days: rows });
  });
}

/** @param seconds Unix seconds */
function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
