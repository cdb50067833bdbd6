import { z } from "zod";
import type { EmulatorContext } from "../context";
import { consent, issueTokens } from "../state/grants";
import { addPeople, personaOf } from "../state/people";
import type { Persona } from "../state/personas";
import { isScope, SCOPES, type Scope } from "../state/scopes";
import type { State } from "../state/state";
import { isRefusedBySandbox } from "../state/target-users";

const MAX_PEOPLE = 5_000;

const scopes = z.array(z.string().refine(isScope)).default([...SCOPES]);
const peopleBody = z.strictObject({ count: z.number().int().min(1).max(MAX_PEOPLE), scopes });
const tokensBody = z.strictObject({ persona: z.string(), scopes });

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
    if (isRefusedBySandbox(state.settings, persona)) {
      return c.json({ error: `"${persona.id}" is not a target user of the sandbox.` }, 400);
    }
    return c.json(signIn(state, persona, body.data.scopes));
  });
}

/** Consents and issues tokens. As on the consent page, the basic scope is always granted. Times are Unix seconds. */
function signIn(state: State, persona: Persona, agreed: Scope[]) {
  const scopes = [...new Set(["user.info.basic", ...agreed])];
  const { access, refresh } = issueTokens(state, consent(state, persona.id, scopes));
  return {
    openId: persona.openId,
    accessToken: access.value,
    refreshToken: refresh.value,
    accessTokenExpiresAt: access.expiresAt,
    refreshTokenExpiresAt: refresh.expiresAt,
    scopes,
  };
}
