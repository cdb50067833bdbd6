import type { Persona } from "../state/personas";
import { SCOPE_WORDS, type Scope } from "../state/scopes";
import type { State } from "../state/state";
import { escapeHtml, page } from "./html";
import { personaChoice } from "./persona-choice";

/** Where a person picks who they are and what they share. */
export function consentPage(
  state: State,
  baseUrl: string,
  query: URLSearchParams,
  shown: { scopes: Scope[]; account: Persona | undefined },
): Response {
  const scopes = shown.scopes.map((scope) => {
    const fixed = scope === "user.info.basic";
    return `<label class="row wide"><input type="checkbox" name="scope" value="${scope}" checked${fixed ? " disabled" : ""}>
<span>${SCOPE_WORDS[scope]}<small><code>${scope}</code>${fixed ? " · always shared" : ""}</small></span></label>`;
  });
  const kept = [...query].map(
    ([name, value]) =>
      `<input type="hidden" name="request.${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return page(
    "Log in",
    `<h1>Continue to your app</h1>
<p class="soft">It asks to use a TikTok account. Choose who you are and what to share.</p>
<form method="post" action="/_emulator/consent">${kept.join("")}
${personaChoice(state, baseUrl, shown.account)}
<fieldset><legend>What the app may do</legend>${scopes.join("")}</fieldset>
<div class="actions"><button class="go" name="decision" value="continue">Continue</button>
<button name="decision" value="cancel">Cancel</button></div></form>`,
  );
}
