import type { EmulatorContext } from "../context";
import { redirectBack } from "../control/after-change";
import { accountFrom, withAccountCookie } from "./account-cookie";
import { accountsSection } from "./front-page/accounts";
import { actionsSection } from "./front-page/actions";
import { appSection } from "./front-page/app";
import { faultsSection } from "./front-page/faults";
import { sessionSection } from "./front-page/session";
import { switchesSection } from "./front-page/switches";
import { page } from "./html";

/** The front page: the emulator's settings and controls. It works without JavaScript. */
export function serveFrontPage({ app, state, baseUrl }: EmulatorContext): void {
  app.get("/", (c) =>
    page(
      "Front page",
      `<h1>A local TikTok</h1><p class="soft">TikTok's OAuth and Display API, to try "Continue with TikTok" without an account.</p>
${sessionSection(accountFrom(state, c.req.raw), state.settings)}
${appSection(state.settings)}
${actionsSection(state)}
${faultsSection(state.faults)}
${switchesSection(state.settings)}
${accountsSection(state, baseUrl)}`,
    ),
  );
  app.post("/_emulator/logout", (c) => withAccountCookie(redirectBack(c.req.raw, "session"), null));
}
