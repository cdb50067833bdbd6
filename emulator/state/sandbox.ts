import type { Persona } from "./personas";
import type { State } from "./state";

/** Whether the app is in sandbox and the persona is not one of its target users. */
export function isRefusedBySandbox({ settings }: State, { sandboxTarget }: Persona): boolean {
  return settings.clientKey.startsWith("sb") && !sandboxTarget;
}
