import { z } from "zod";
import type { EmulatorContext } from "../context";
import { settingsFor } from "../state/apps";
import { consent, issueTokens } from "../state/grants";
import { openIdFor } from "../state/open-ids";
import { addPeople, personaOf } from "../state/people";
import type { Persona } from "../state/personas";
import { isScope, SCOPES, type Scope } from "../state/scopes";
import type { State } from "../state/state";
import { isRefusedBySandbox } from "../state/target-users";

const MAX_PEOPLE = 5_000;

const scopes = z.array(z.string().refine(isScope)).default([...SCOPES]);
export const peopleBody = z.strictObject({
  count: z.number().int().min(1).max(MAX_PEOPLE),
  scopes,
});
export const tokensBody = z.strictObject({
  persona: z.string(),
  scopes,
  /** The app that they are for; the one in the settings if absent. */
  clientKey: z.string().optional(),
});

/** Sign-ins without a browser: of invented people, as many as a test needs, and of a persona. */
export function servePeople({ app, state }: EmulatorContext): void {
  app.post("/_emulator/people", async (c) => {
    const body = peopleBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    const { count, scopes } = body.data;
    const people = addPeople(state, count);
    return c.json({ people: people.map((person) => signIn(state, person, scopes)) });
  });

  app.post("/_emulator/tokens", async (c) => {
    const body = tokensBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    const persona = personaOf(state, body.data.persona);
    if (!persona) return c.json({ error: `There is no persona "${body.data.persona}".` }, 404);
    const { scopes, clientKey = state.settings.clientKey } = body.data;
    const settings = settingsFor(state.settings, clientKey);
    if (!settings) return c.json({ error: `No app has the client key "${clientKey}".` }, 404);
    if (persona.standing !== "active") {
      return c.json({ error: `"${persona.id}" is ${persona.standing}.` }, 400);
    }
    if (isRefusedBySandbox(settings, persona)) {
      return c.json({ error: `"${persona.id}" is not a target user of the sandbox.` }, 400);
    }
    return c.json(signIn(state, persona, scopes, clientKey));
  });
}

/** Consents and issues tokens. As on the consent page, the basic scope is always granted. Times are Unix seconds. */
function signIn(state: State, persona: Persona, agreed: Scope[], clientKey?: string) {
  const scopes = [...new Set(["user.info.basic", ...agreed])];
  const { access, refresh } = issueTokens(state, consent(state, persona.id, scopes, clientKey));
  return {
    openId: openIdFor(state, persona, clientKey),
    accessToken: access.value,
    refreshToken: refresh.value,
    accessTokenExpiresAt: access.expiresAt,
    refreshTokenExpiresAt: refresh.expiresAt,
    scopes,
  };
}
