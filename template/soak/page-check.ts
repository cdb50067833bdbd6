import { PERSONAS, type Persona } from "tiktok-login-emulator";
import type { Visit } from "@/tests/support/http-visitor";

/** What must never be on a signed-in visitor's page. */
export interface Problem {
  kind: "lost session" | "foreign name" | "broken page";
  what: string;
}

/** What is wrong with a protected page of a visitor who is signed in; null if nothing is. */
export function problemOn(page: Visit, own: Persona): Problem | null {
  const { path, status, html, text } = page;
  if (path.startsWith("/login")) return { kind: "lost session", what: "the login page" };
  if (text.includes("Reconnect TikTok")) return { kind: "lost session", what: "Reconnect TikTok" };
  const other = PERSONAS.find((one) => one !== own && hasNameOf(one, html));
  if (other)
    return { kind: "foreign name", what: `${other.displayName} instead of ${own.displayName}` };
  if (status !== 200) return { kind: "broken page", what: `status ${status}` };
  if (path === "/dashboard" && !html.includes(`<bdi>${own.displayName}</bdi></h1>`)) {
    return { kind: "broken page", what: `${own.displayName} is not on it` };
  }
  return null;
}

/** Also finds names that are only in the page's data, and the user name in the links of videos. */
function hasNameOf({ displayName, username }: Persona, html: string): boolean {
  return html.includes(displayName) || html.includes(`@${username}`);
}
