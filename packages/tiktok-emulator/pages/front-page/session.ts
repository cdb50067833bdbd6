import type { Persona } from "../../state/personas";
import type { Settings } from "../../state/settings";
import { escapeHtml } from "../html";

/** The persona that is logged in, with a button to log out, or the one that answers by itself. */
export function sessionSection(
  account: Persona | undefined,
  { consentAs }: Pick<Settings, "consentAs">,
): string {
  const automatic = consentAs
    ? `<p>Every request is answered at once as <b>${escapeHtml(consentAs.persona)}</b>, because <code>consentAs</code> is set.</p>`
    : "";
  const content = account
    ? `<p>Logged in as <b>${escapeHtml(account.title)}</b>. If this account has consented before, TikTok skips the consent page.</p>
<form method="post" action="/_emulator/logout"><button>Log out, to choose another account</button></form>`
    : "<p>No one. The consent page asks for an account.</p>";
  return `<section aria-labelledby="session"><h2 id="session">Who is logged in</h2>${automatic}${content}</section>`;
}
