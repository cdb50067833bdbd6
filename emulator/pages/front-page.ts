import type { EmulatorContext } from "../context";
import { done } from "../control/answer-change";
import { accountIn, rememberAccount } from "./account-cookie";
import { accountsSection } from "./front-page/accounts";
import { actionsSection } from "./front-page/actions";
import { appSection } from "./front-page/app";
import { faultsSection } from "./front-page/faults";
import { sessionSection } from "./front-page/session";
import { switchesSection } from "./front-page/switches";
import { page } from "./html";

/** The emulator's front page: what it is set to, and what people can do to it. Works without JavaScript. */
export function serveFrontPage({ app, state, baseUrl }: EmulatorContext): void {
  app.get("/", (c) =>
    page(
      "Front page",
      `<h1>A local TikTok</h1><p class="soft">OAuth and the Display API for trying "Continue with TikTok" without an account.</p>
${sessionSection(accountIn(c.req.raw))}
${appSection(state.settings)}
${actionsSection(state)}
${faultsSection(state.faults)}
${switchesSection(state.settings)}
${accountsSection(state, baseUrl)}`,
    ),
  );
  app.post("/_emulator/logout", (c) => rememberAccount(done(c.req.raw, "session"), null));
}
