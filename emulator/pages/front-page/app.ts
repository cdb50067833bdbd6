import type { Settings } from "../../state/settings";
import { escapeHtml } from "../html";

/** The registered app, as TikTok's portal would show it. */
export function appSection(settings: Settings): string {
  const facts = [
    ["Client key", settings.clientKey],
    ["Client secret", settings.clientSecret],
    ["Approved scopes", settings.approvedScopes.join(", ")],
    ...settings.desktopRedirectUris.map((uri) => ["Redirect URI", `Desktop: ${uri}`]),
    ...settings.webRedirectUris.map((uri) => ["Redirect URI", `Web: ${uri}`]),
  ];
  const rows = facts.map(
    ([name, value]) => `<dt>${name}</dt><dd><code>${escapeHtml(value ?? "")}</code></dd>`,
  );
  return `<section aria-labelledby="app"><h2 id="app">The app</h2><dl>${rows.join("")}</dl></section>`;
}
