import { z } from "zod";
import type { EmulatorContext } from "../context";
import { personasOf } from "../state/people";
import { personaSchema } from "../state/persona-schema";

/** The accounts that can log in, and more of them. One with the id of an earlier account replaces it. */
export function servePersonas({ app, state }: EmulatorContext): void {
  app.get("/_emulator/personas", (c) => c.json({ personas: personasOf(state) }));

  app.post("/_emulator/personas", async (c) => {
    const body = personaSchema.safeParse(await c.req.json().catch(() => null));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    const persona = body.data;
    const others = state.settings.personas.filter(({ id }) => id !== persona.id);
    state.settings = { ...state.settings, personas: [...others, persona] };
    return c.json(persona);
  });
}
