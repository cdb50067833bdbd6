import type { Persona } from "../../state/personas";

/** Who is logged in to this TikTok, and the way out. */
export function sessionSection(account: Persona | undefined): string {
  const words = account
    ? `<p>Logged in as <b>${account.title}</b>. Whoever consented before is sent straight through.</p>
<form method="post" action="/_emulator/logout"><button>Log out, to choose another account</button></form>`
    : "<p>Nobody. The consent page asks for an account.</p>";
  return `<section aria-labelledby="session"><h2 id="session">Who is logged in</h2>${words}</section>`;
}
