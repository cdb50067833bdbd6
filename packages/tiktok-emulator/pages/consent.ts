import type { App } from "../state/apps";
import type { Persona } from "../state/personas";
import { type Scope, scopeText } from "../state/scopes";
import type { State } from "../state/state";
import { escapeHtml, page } from "./html";
import { personaChoice } from "./persona-choice";

/** The consent page, with a choice of personas and scopes. */
export function consentPage(
  state: State,
  baseUrl: string,
  query: URLSearchParams,
  shown: { app: App; scopes: Scope[]; account: Persona | undefined },
): Response {
  const scopes = shown.scopes.map((scope) => {
    const fixed = scope === "user.info.basic";
    return `<label class="row wide"><input type="checkbox" name="scope" value="${scope}" checked${fixed ? " disabled" : ""}>
<span>${escapeHtml(scopeText(scope))}<small><code>${scope}</code>${fixed ? " · always shared" : ""}</small></span></label>`;
  });
  const hiddenInputs = [...query].map(
    ([name, value]) =>
      `<input type="hidden" name="request.${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const app = escapeHtml(shown.app.appName);
  return page(
    "Log in",
    `<h1>Continue to ${app}</h1>
<p class="soft">${capitalized(app)} wants to use your TikTok account. Choose an account and what to share.</p>
<form method="post" action="/_emulator/consent">${hiddenInputs.join("")}
${personaChoice(state, baseUrl, shown.account)}
<fieldset><legend>What ${app} may do</legend>${scopes.join("")}</fieldset>
<div class="actions"><button class="go" name="decision" value="continue">Continue</button>
<button name="decision" value="cancel">Cancel</button></div></form>`,
  );
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
