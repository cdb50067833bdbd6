import { type App, isSandbox } from "./apps";
import type { Persona } from "./personas";

/** Whether the app is a sandbox and the persona is not one of its target users. */
export function isRefusedBySandbox(app: App, { id, sandboxTarget }: Persona): boolean {
  return isSandbox(app) && !(app.targetUsers?.includes(id) ?? sandboxTarget);
}
