import { z } from "zod";
import type { EmulatorContext } from "../context";
import { settingsSchema } from "../state/settings";
import { newState, type State } from "../state/state";
import { runAction } from "./actions";
import { redirectBack } from "./after-change";

/**
 * The control API under /_emulator, for tests and for the front page's forms.
 * @param start the settings that a reset restores
 */
export function serveControlRoutes(context: EmulatorContext, start: State["settings"]): void {
  const { app, state } = context;
  app.post("/_emulator/reset", (c) => {
    Object.assign(state, newState(structuredClone(start)), { resets: state.resets + 1 });
    return redirectBack(c.req.raw, "reset");
  });

  app.post("/_emulator/actions/:name", async (c) => {
    const name = c.req.param("name");
    return (await runAction(context, name))
      ? redirectBack(c.req.raw, name)
      : c.json({ error: "No such action." }, 404);
  });

  app.get("/_emulator/settings", (c) => c.json(state.settings));
  app.patch("/_emulator/settings", async (c) => {
    const changed = {
      ...state.settings,
      ...(await c.req.json().catch(() => ({ body: "not JSON" }))),
    };
    const parsed = settingsSchema.safeParse(changed);
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
    state.settings = parsed.data;
    return c.json(state.settings);
  });

  app.get("/_emulator/requests", (c) => c.json({ requests: state.requests }));
  app.delete("/_emulator/requests", () => {
    state.requests = [];
    return new Response(null, { status: 204 });
  });

  app.get("/_emulator/deliveries", (c) => c.json({ deliveries: state.deliveries }));

  app.get("/_emulator/tokens", (c) => {
    const { grants, codes, accessTokens, refreshTokens } = state;
    return c.json({ grants, codes, accessTokens, refreshTokens });
  });
}
