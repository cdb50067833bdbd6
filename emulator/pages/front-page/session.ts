import type { Persona } from "../../state/personas";
import { escapeHtml } from "../html";

/** The persona that is logged in, with a button to log out. */
export function sessionSection(account: Persona | undefined): string {
  const content = account
    ? `<p>Logged in as <b>${escapeHtml(account.title)}</b>. If this account has consented before, TikTok skips the consent page.</p>
<form method="post" action="/_emulator/logout"><button>Log out, to choose another account</button></form>`
    : "<p>No one. The consent page asks for an account.</p>";
  return `<section aria-labelledby="session"><h2 id="session">Who is logged in</h2>${content}</section>`;
}
