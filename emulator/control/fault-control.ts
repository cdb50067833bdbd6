import { z } from "zod";
import type { EmulatorContext } from "../context";
import { done } from "./answer-change";
import { faultForm } from "./fault-kinds";
import { faultSchema } from "./faults";

/** Where faults are added and cleared: as JSON by tests, with forms by people. */
export function serveFaultControl({ app, state }: EmulatorContext): void {
  app.get("/_emulator/faults", (c) => c.json({ faults: state.faults }));

  app.post("/_emulator/faults", async (c) => {
    const isForm = c.req.header("content-type")?.startsWith("application/x-www-form-urlencoded");
    const text = await c.req.text();
    const parsed = isForm
      ? faultForm.safeParse(Object.fromEntries(new URLSearchParams(text)))
      : faultSchema.safeParse(readJson(text));
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
    state.faults.push(parsed.data);
    return done(c.req.raw, "faults");
  });

  const clear = (c: { req: { raw: Request } }) => {
    state.faults = [];
    return done(c.req.raw, "faults");
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
