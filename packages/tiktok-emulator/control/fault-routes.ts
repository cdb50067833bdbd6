import { z } from "zod";
import type { EmulatorContext } from "../context";
import { faultSchema } from "../state/fault";
import { redirectBack } from "./after-change";
import { faultForm } from "./fault-presets";
import { clearFaults } from "./held";

/** Adds and clears faults. Tests send JSON, the front page sends forms. */
export function serveFaultRoutes({ app, state }: EmulatorContext): void {
  app.get("/_emulator/faults", (c) => c.json({ faults: state.faults }));

  app.post("/_emulator/faults", async (c) => {
    const isForm = c.req.header("content-type")?.startsWith("application/x-www-form-urlencoded");
    const text = await c.req.text();
    const parsed = isForm
      ? faultForm.safeParse(Object.fromEntries(new URLSearchParams(text)))
      : faultSchema.safeParse(readJson(text));
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
    state.faults.push(parsed.data);
    return redirectBack(c.req.raw, "faults");
  });

  const clear = (c: { req: { raw: Request } }) => {
    clearFaults(state);
    return redirectBack(c.req.raw, "faults");
  };
  app.delete("/_emulator/faults", clear);
  // Forms cannot send DELETE.
  app.post("/_emulator/faults/clear", clear);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
