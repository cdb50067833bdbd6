import { createHash } from "node:crypto";
import type { Persona } from "./personas";
import type { State } from "./state";

/**
 * A person's open_id in an app. At TikTok every app has its own for each person, sandboxes probably included,
 * and the union_id is the same in all apps of a developer.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
export function openIdFor(
  { settings }: State,
  { openId }: Persona,
  clientKey: string = settings.clientKey,
): string {
  if (clientKey === settings.clientKey) return openId;
  const hash = createHash("sha256").update(`${clientKey} ${openId}`).digest("base64url");
  return `_000${hash.slice(0, 32)}`;
}
