import type { EmulatorContext } from "../context";
import { personaOf } from "../state/people";
import { withAccountCookie } from "./account-cookie";
import { escapeHtml, page } from "./html";
import { personaChoice } from "./persona-choice";

const AUTHORIZE = "/v2/auth/authorize";

/** Asks for login before validating the request, as TikTok does. */
export function redirectToLogin(requestUrl: string): Response {
  const { pathname, search, searchParams } = new URL(requestUrl);
  const query = new URLSearchParams({
    enter_from: `dev_${searchParams.get("client_key") ?? ""}`,
    redirect_url: `${pathname}${search}`,
  });
  return new Response(null, { status: 302, headers: { location: `/login?${query}` } });
}

/** The login page, which leads back to the app's request. */
export function serveLogin({ app, state, baseUrl }: EmulatorContext): void {
  app.get("/login", (c) =>
    page(
      "Log in",
      `<h1>Log in to TikTok</h1>
<p class="soft">Choose an account. The app's request is checked after you log in.</p>
<form method="post" action="/_emulator/login">
<input type="hidden" name="redirect_url" value="${escapeHtml(c.req.query("redirect_url") ?? "")}">
${personaChoice(state, baseUrl, undefined)}
<div class="actions"><button class="go">Log in</button></div></form>`,
    ),
  );

  app.post("/_emulator/login", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const persona = personaOf(state, form.get("persona") ?? undefined);
    if (!persona) return c.text("Choose an account.", 400);
    if (persona.standing !== "active") return c.text(`This account was ${persona.standing}.`, 403);
    const wanted = form.get("redirect_url") ?? "";
    const location = wanted.startsWith(AUTHORIZE) ? wanted : "/";
    return withAccountCookie(
      new Response(null, { status: 303, headers: { location } }),
      persona.id,
    );
  });
}
