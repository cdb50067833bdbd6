import { z } from "zod";
import { ACTIONS } from "./actions";
import type { EmulatorContext } from "./definition";
import { faultSchema } from "./faults";
import { settingsSchema } from "./settings";
import { newState, type State } from "./state";

/**
 * What tests and people change over HTTP, under /_emulator.
 * @param start the settings that a reset goes back to
 */
export function serveControl({ app, state }: EmulatorContext, start: State["settings"]): void {
  const done = () => new Response(null, { status: 204 });
  const wrong = (error: z.ZodError) =>
    Response.json({ error: z.prettifyError(error) }, { status: 400 });

  app.post("/_emulator/reset", () => {
    Object.assign(state, newState(structuredClone(start)));
    return done();
  });

  app.post("/_emulator/actions/:name", async (c) => {
    const name = c.req.param("name");
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!action) return c.json({ error: "No such action." }, 404);
    await action.run(state);
    const fromPage = c.req.header("accept")?.includes("text/html");
    return fromPage ? new Response(null, { status: 303, headers: { location: "/" } }) : done();
  });

  app.get("/_emulator/settings", (c) => c.json(state.settings));
  app.patch("/_emulator/settings", async (c) => {
    const changed = {
      ...state.settings,
      ...(await c.req.json().catch(() => ({ body: "no JSON" }))),
    };
    const parsed = settingsSchema.safeParse(changed);
    if (!parsed.success) return wrong(parsed.error);
    state.settings = parsed.data;
    return c.json(state.settings);
  });

  app.get("/_emulator/faults", (c) => c.json({ faults: state.faults }));
  app.post("/_emulator/faults", async (c) => {
    const parsed = faultSchema.safeParse(await c.req.json().catch(() => null));
    if (!parsed.success) return wrong(parsed.error);
    state.faults.push(parsed.data);
    return done();
  });
  app.delete("/_emulator/faults", () => {
    state.faults = [];
    return done();
  });

  app.get("/_emulator/requests", (c) => c.json({ requests: state.requests }));
  app.delete("/_emulator/requests", () => {
    state.requests = [];
    return done();
  });

  app.get("/_emulator/deliveries", (c) => c.json({ deliveries: state.deliveries }));

  app.get("/_emulator/tokens", (c) => {
    const { grants, codes, accessTokens, refreshTokens } = state;
    return c.json({ grants, codes, accessTokens, refreshTokens });
  });
}
