import { type App, appsOf, isSandbox } from "../../state/apps";
import type { Settings } from "../../state/settings";
import { escapeHtml } from "../html";

const STATUS_TEXTS = { draft: "draft", in_review: "in review", live: "live" };

/** The registered apps, as TikTok's portal would show them. */
export function appSection(settings: Settings): string {
  const apps = appsOf(settings);
  const title = apps.length > 1 ? "The apps" : "The app";
  const parts = apps.map((app) => {
    const name = apps.length > 1 ? `<h3>${escapeHtml(app.appName)}</h3>` : "";
    return `${name}<dl>${rowsOf(app)}</dl>`;
  });
  return `<section aria-labelledby="app"><h2 id="app">${title}</h2>${parts.join("")}</section>`;
}

function rowsOf(app: App): string {
  const facts = [
    ["Client key", app.clientKey],
    ["Client secret", app.clientSecret],
    ["Kind", isSandbox(app) ? "sandbox" : `production, ${STATUS_TEXTS[app.appStatus]}`],
    ["Approved scopes", app.approvedScopes.join(", ")],
    ...app.desktopRedirectUris.map((uri) => ["Redirect URI", `Desktop: ${uri}`]),
    ...app.webRedirectUris.map((uri) => ["Redirect URI", `Web: ${uri}`]),
  ];
  return facts
    .map(([name, value]) => `<dt>${name}</dt><dd><code>${escapeHtml(value ?? "")}</code></dd>`)
    .join("");
}
