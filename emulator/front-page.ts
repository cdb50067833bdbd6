import { accountIn, rememberAccount } from "./account";
import { ACTIONS } from "./actions";
import type { EmulatorContext } from "./definition";
import { escapeHtml, face, page } from "./html";
import { PERSONAS } from "./personas";
import { avatarOf } from "./profile";
import type { State } from "./state";

/** The emulator's front page: the app as it is registered, and who is logged in. */
export function serveFrontPage({ app, state, baseUrl }: EmulatorContext): void {
  app.get("/", (c) => {
    const { settings } = state;
    const account = accountIn(c.req.raw);
    const uris = [
      ...settings.desktopRedirectUris.map((uri) => `Desktop: ${uri}`),
      ...settings.webRedirectUris.map((uri) => `Web: ${uri}`),
    ];
    const facts = [
      ["Client key", settings.clientKey],
      ["Client secret", settings.clientSecret],
      ["Approved scopes", settings.approvedScopes.join(", ")],
      ...uris.map((uri) => ["Redirect URI", uri]),
    ];
    const personas = PERSONAS.map((persona) => {
      const consented = state.grants.some((grant) => grant.persona === persona.id);
      return `<div class="row wide">${face(avatarOf(state, baseUrl, persona, "avatar_url_100"))}
<span><b>${persona.title}</b>${consented ? " · has consented" : ""}<small><bdi>${escapeHtml(persona.displayName)}</bdi></small><small>${persona.purpose}</small></span></div>`;
    });
    const session = account
      ? `<p>Logged in as <b>${account.title}</b>. Whoever consented before is sent straight through.</p>
<form method="post" action="/_emulator/logout"><button>Log out, to choose another account</button></form>`
      : "<p>Nobody. The consent page asks for an account.</p>";
    const buttons = Object.entries(ACTIONS).map(
      ([name, { label }]) =>
        `<form method="post" action="/_emulator/actions/${name}"><button>${label}</button></form>`,
    );
    return page(
      "Front page",
      `<h1>A local TikTok</h1><p class="soft">OAuth and the Display API for trying "Continue with TikTok" without an account.</p>
<section><h2>Who is logged in</h2>${session}</section>
<section><h2>The app</h2><dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd><code>${escapeHtml(value ?? "")}</code></dd>`).join("")}</dl></section>
<section><h2>Make it happen</h2><div class="tools">${buttons.join("")}</div>
<p class="soft">Rotation is ${settings.rotation}; access tokens live ${settings.accessTokenSeconds} s, refresh tokens ${settings.refreshTokenSeconds} s; webhooks go to ${escapeHtml(settings.webhookUrl ?? "nobody")}, ${state.deliveries.length} so far${lastDelivery(state)}.</p></section>
<section><h2>Accounts</h2>${personas.join("")}</section>`,
    );
  });
  app.post("/_emulator/logout", () =>
    rememberAccount(new Response(null, { status: 303, headers: { location: "/" } }), null),
  );
}

function lastDelivery({ deliveries }: State): string {
  const last = deliveries.at(-1);
  return last ? `, the last answered with ${last.status || "nothing"}` : "";
}
